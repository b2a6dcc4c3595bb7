#pragma once

#include <memory>

namespace btxrd {

/// Counts jobs that may write something which JavaScript can read without waiting, so that a read
/// in between is refused and not a race. One environment's thread only: a job counts from its
/// submission until its promise is settled. Copies count together.
class InFlight {
 public:
  /// The job counts as long as the token lives; keep it in the function that makes the job's result.
  std::shared_ptr<void> Enter() {
    ++*count_;
    return {nullptr, [count = count_](void*) { --*count; }};
  }

  bool any() const { return *count_ > 0; }

  /// Whether the job that asks, and whose token still lives, is the only one.
  bool last() const { return *count_ == 1; }

 private:
  // Shared, because a token may outlive the object that counts.
  std::shared_ptr<int> count_ = std::make_shared<int>(0);
};

}  // namespace btxrd
