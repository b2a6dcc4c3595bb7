#include "binding/storage_file.h"

#include <c10/core/CPUAllocator.h>
#include <c10/core/Storage.h>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/storage.h"
#include "core/storage_file.h"

namespace btxrd {

namespace {

Failure DescribeFailure(const ReadResult& result) {
  const std::string record = "record " + std::to_string(result.range);
  switch (result.status) {
    case ReadStatus::kOutsideFile:
      return {"ERR_CHECKPOINT_TRUNCATED", "Expected " + record + " within the file but the file ends before it does.", ""};
    case ReadStatus::kChecksum:
      return {"ERR_CHECKPOINT_TRUNCATED", "Expected " + record + " to have its CRC-32 but its bytes are damaged.", ""};
    case ReadStatus::kNoMemory:
      return {"ERR_LIBTORCH", "Expected enough memory for " + record + " but the system has none left.", ""};
    default:
      return {"ERR_FILE", "Expected to read " + record + " but the system said: " + std::strerror(result.system_error) + ".", ""};
  }
}

c10::Storage OverMemory(std::shared_ptr<void> memory, std::size_t nbytes) {
  void* data = memory.get();
  auto* holder = new std::shared_ptr<void>(std::move(memory));
  c10::DataPtr pointer(data, holder, [](void* held) { delete static_cast<std::shared_ptr<void>*>(held); },
                       c10::Device(c10::kCPU));
  return c10::Storage(c10::Storage::use_byte_size_t(), nbytes, std::move(pointer), /*allocator=*/nullptr,
                      /*resizable=*/false);
}

/// File reading and checksums, no LibTorch: libuv's pool is the right place, and the executor stays free.
class ReadWorker : public Napi::AsyncWorker {
 public:
  ReadWorker(Napi::Env env, int fd, std::vector<FileRange> ranges)
      : Napi::AsyncWorker(env, "btxrd-torch readStorages"),
        deferred_(Napi::Promise::Deferred::New(env)),
        fd_(fd),
        ranges_(std::move(ranges)) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override { result_ = ReadRanges(fd_, ranges_); }

  void OnOK() override {
    Settle(Env(), deferred_, [this] {
      if (result_.status != ReadStatus::kOk) throw ToError(Env(), DescribeFailure(result_));
      Napi::Array storages = Napi::Array::New(Env(), ranges_.size());
      for (uint32_t i = 0; i < ranges_.size(); ++i) {
        const Napi::HandleScope scope(Env());
        storages.Set(i, StorageWrap::Wrap(Env(), OverMemory(std::move(result_.memory[i]), ranges_[i].nbytes)));
      }
      deferred_.Resolve(storages);
    });
  }

 private:
  Napi::Promise::Deferred deferred_;
  int fd_;
  std::vector<FileRange> ranges_;
  ReadResult result_;
};

Napi::Value ReadStorages(const Napi::CallbackInfo& info) {
  const int64_t fd = ReadInt(info[0], "fd");
  const Napi::Array array = ReadArray(info[1], "ranges");
  std::vector<FileRange> ranges(array.Length());
  for (uint32_t i = 0; i < ranges.size(); ++i) {
    const Napi::HandleScope scope(info.Env());
    const Napi::Object entry = ReadObject(array.Get(i), "ranges");
    const int64_t offset = ReadInt(entry.Get("offset"), "ranges.offset");
    const int64_t nbytes = ReadInt(entry.Get("nbytes"), "ranges.nbytes");
    if (offset < 0 || nbytes < 0) throw ArgumentError(info.Env(), "Expected ranges within a file.");
    ranges[i] = {static_cast<uint64_t>(offset), static_cast<uint64_t>(nbytes), std::nullopt};
    if (const Napi::Value crc32 = entry.Get("crc32"); !crc32.IsNull()) {
      ranges[i].crc32 = static_cast<uint32_t>(ReadInt(crc32, "ranges.crc32"));
    }
  }
  auto* worker = new ReadWorker(info.Env(), static_cast<int>(fd), std::move(ranges));
  const Napi::Promise promise = worker->Promise();
  worker->Queue();  // deletes itself when done
  return promise;
}

}  // namespace

void InitStorageFile(Napi::Env env, Napi::Object exports) {
  exports.Set("readStorages", Napi::Function::New<ReadStorages>(env, "readStorages"));
}

}  // namespace btxrd
