#include "binding/jobs.h"

namespace btxrd {

std::shared_ptr<JobChannel> JobChannel::Open(Napi::Env env) {
  auto channel = std::make_shared<JobChannel>();
  channel->env_ = env;
  const napi_status status = napi_create_threadsafe_function(
      env, nullptr, nullptr, Napi::String::New(env, "btxrd-torch jobs"), /*max_queue_size=*/0,
      /*initial_thread_count=*/1, nullptr, nullptr, channel.get(), Deliver, &channel->wake_);
  if (status != napi_ok) throw Napi::Error::New(env);
  napi_unref_threadsafe_function(env, channel->wake_);
  Executor::Instance().Attach();
  return channel;
}

void JobChannel::Post(std::function<void()> work) { Executor::Instance().Submit(this, std::move(work)); }

void JobChannel::Close() {
  Executor::Instance().Detach(this);
  std::lock_guard lock(mutex_);
  closed_ = true;
  pending_.clear();
  napi_release_threadsafe_function(wake_, napi_tsfn_abort);
}

uint64_t JobChannel::AddPending(Delivery delivery) {
  if (pending_.empty()) napi_ref_threadsafe_function(env_, wake_);
  const uint64_t id = next_id_++;
  pending_.emplace(id, std::move(delivery));
  return id;
}

void JobChannel::Finished(uint64_t id) {
  std::lock_guard lock(mutex_);
  if (closed_) return;
  finished_.push_back(id);
  napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
}

void JobChannel::Deliver(napi_env raw_env, napi_value, void* context, void*) {
  if (raw_env == nullptr) return;  // the environment is ending
  auto self = static_cast<JobChannel*>(context)->shared_from_this();
  std::vector<uint64_t> finished;
  {
    std::lock_guard lock(self->mutex_);
    finished.swap(self->finished_);
  }
  const Napi::Env env(raw_env);
  for (const uint64_t id : finished) {
    const Napi::HandleScope scope(env);
    auto entry = self->pending_.extract(id);
    if (!entry.empty()) entry.mapped()(env);
  }
  if (self->pending_.empty()) napi_unref_threadsafe_function(raw_env, self->wake_);
}

}  // namespace btxrd
