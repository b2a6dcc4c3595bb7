#pragma once

#include <stdexcept>
#include <string>

namespace btxrd {

/// An error of this package's own making; `code` is one of the codes in lib/errors.ts.
class CodedError : public std::runtime_error {
 public:
  CodedError(const char* code, const std::string& message) : std::runtime_error(message), code_(code) {}
  const char* code() const { return code_; }

 private:
  const char* code_;
};

/// What remains of a C++ exception when it has to cross to another thread or language.
struct Failure {
  std::string code;
  std::string message;
  std::string backtrace;  ///< Empty unless LibTorch gave one.
};

/// Describes the exception in flight; call it inside a catch block only.
Failure CurrentFailure();

}  // namespace btxrd
