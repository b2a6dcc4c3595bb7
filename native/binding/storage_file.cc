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
#include "core/crc32.h"
#include "core/storage_file.h"
#include "core/storage_map.h"

namespace btxrd {

namespace {

Failure DescribeFailure(ReadStatus status, std::size_t range, int system_error) {
  const std::string record = "record " + std::to_string(range);
  switch (status) {
    case ReadStatus::kOutsideFile:
      return {"ERR_CHECKPOINT_TRUNCATED", "Expected " + record + " within the file but the file ends before it does.", ""};
    case ReadStatus::kChecksum:
      return {"ERR_CHECKPOINT_TRUNCATED", "Expected " + record + " to have its CRC-32 but its bytes are damaged.", ""};
    case ReadStatus::kNoMemory:
      return {"ERR_LIBTORCH", "Expected enough memory for " + record + " but the system has none left.", ""};
    default:
      return {"ERR_FILE", "Expected to read " + record + " but the system said: " + std::strerror(system_error) + ".", ""};
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

Napi::Array ToStorages(Napi::Env env, const std::vector<FileRange>& ranges, std::vector<std::shared_ptr<void>>& memory) {
  Napi::Array storages = Napi::Array::New(env, ranges.size());
  for (uint32_t i = 0; i < ranges.size(); ++i) {
    const Napi::HandleScope scope(env);
    storages.Set(i, StorageWrap::Wrap(env, OverMemory(std::move(memory[i]), ranges[i].nbytes)));
  }
  return storages;
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
      if (result_.status != ReadStatus::kOk) {
        throw ToError(Env(), DescribeFailure(result_.status, result_.range, result_.system_error));
      }
      deferred_.Resolve(ToStorages(Env(), ranges_, result_.memory));
    });
  }

 private:
  Napi::Promise::Deferred deferred_;
  int fd_;
  std::vector<FileRange> ranges_;
  ReadResult result_;
};

std::vector<FileRange> ReadFileRanges(const Napi::Value& value) {
  const Napi::Env env = value.Env();
  const Napi::Array array = ReadArray(value, "ranges");
  std::vector<FileRange> ranges(array.Length());
  for (uint32_t i = 0; i < ranges.size(); ++i) {
    const Napi::HandleScope scope(env);
    const Napi::Object entry = ReadObject(array.Get(i), "ranges");
    const int64_t offset = ReadInt(entry.Get("offset"), "ranges.offset");
    const int64_t nbytes = ReadInt(entry.Get("nbytes"), "ranges.nbytes");
    if (offset < 0 || nbytes < 0) throw ArgumentError(env, "Expected ranges within a file.");
    ranges[i] = {static_cast<uint64_t>(offset), static_cast<uint64_t>(nbytes), std::nullopt};
    if (const Napi::Value crc32 = entry.Get("crc32"); !crc32.IsNull()) {
      ranges[i].crc32 = static_cast<uint32_t>(ReadInt(crc32, "ranges.crc32"));
    }
  }
  return ranges;
}

Napi::Value ReadStorages(const Napi::CallbackInfo& info) {
  const int64_t fd = ReadInt(info[0], "fd");
  auto* worker = new ReadWorker(info.Env(), static_cast<int>(fd), ReadFileRanges(info[1]));
  const Napi::Promise promise = worker->Promise();
  worker->Queue();  // deletes itself when done
  return promise;
}

/// Maps and does not read, so it need not leave the event loop.
Napi::Value MapStorages(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const int64_t fd = ReadInt(info[0], "fd");
  const std::vector<FileRange> ranges = ReadFileRanges(info[1]);
  MapResult result = MapRanges(static_cast<int>(fd), ranges);
  if (result.status != ReadStatus::kOk) {
    throw ToError(env, DescribeFailure(result.status, result.range, result.system_error));
  }
  return ToStorages(env, ranges, result.memory);
}

/// Copies at once: the bytes are JavaScript's, which can take them away at any later time.
Napi::Value StorageFromBytes(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Bytes bytes = ReadBytes(info[0], "bytes");
  if (bytes.size == 0) return StorageWrap::Wrap(env, OverMemory(nullptr, 0));
  std::shared_ptr<void> memory = AllocateAligned(bytes.size);
  if (memory == nullptr) throw ToError(env, DescribeFailure(ReadStatus::kNoMemory, 0, 0));
  std::memcpy(memory.get(), bytes.data, bytes.size);
  if (!info[1].IsNull() && Crc32(0, memory.get(), bytes.size) != static_cast<uint32_t>(ReadInt(info[1], "crc32"))) {
    throw ToError(env, DescribeFailure(ReadStatus::kChecksum, 0, 0));
  }
  return StorageWrap::Wrap(env, OverMemory(std::move(memory), bytes.size));
}

}  // namespace

void InitStorageFile(Napi::Env env, Napi::Object exports) {
  exports.Set("readStorages", Napi::Function::New<ReadStorages>(env, "readStorages"));
  exports.Set("mapStorages", Napi::Function::New<MapStorages>(env, "mapStorages"));
  exports.Set("storageFromBytes", Napi::Function::New<StorageFromBytes>(env, "storageFromBytes"));
}

}  // namespace btxrd
