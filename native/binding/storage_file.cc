#include "binding/storage_file.h"

#include <c10/core/CPUAllocator.h>
#include <c10/core/Storage.h>

#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/array_buffer.h"
#include "binding/errors.h"
#include "binding/pool_job.h"
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

c10::Storage StorageOver(c10::DataPtr data, std::size_t nbytes) {
  return c10::Storage(c10::Storage::use_byte_size_t(), nbytes, std::move(data), /*allocator=*/nullptr, /*resizable=*/false);
}

c10::Storage StorageOver(std::shared_ptr<void> memory, std::size_t nbytes) {
  void* data = memory.get();
  auto* holder = new std::shared_ptr<void>(std::move(memory));
  return StorageOver(c10::DataPtr(data, holder, [](void* held) { delete static_cast<std::shared_ptr<void>*>(held); }, c10::Device(c10::kCPU)),
                     nbytes);
}

/// Memory as any tensor's, 64-byte aligned; empty when there is none left.
std::optional<c10::DataPtr> Allocate(std::size_t nbytes) noexcept {
  try {
    return c10::GetCPUAllocator()->allocate(nbytes);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// Ranges of a file, and the storages among those of an object that they are for.
struct Contents {
  std::vector<int64_t> indices;
  std::vector<FileRange> ranges;
};

/// A Float64Array with four numbers for each: index of the storage, offset, bytes, CRC-32 or -1.
Contents ReadContents(const Napi::Value& value, const char* name) {
  IntegerReader numbers(value, name);
  Contents contents;
  while (!numbers.done()) {
    const int64_t index = numbers.Next();
    const int64_t offset = numbers.Next();
    const int64_t nbytes = numbers.Next();
    const int64_t crc32 = numbers.Next();
    if (offset < 0 || nbytes < 0) throw ArgumentError(value.Env(), "Expected ranges within a file.");
    contents.indices.push_back(index);
    contents.ranges.push_back({static_cast<uint64_t>(offset), static_cast<uint64_t>(nbytes), std::nullopt});
    if (crc32 >= 0) contents.ranges.back().crc32 = static_cast<uint32_t>(crc32);
  }
  return contents;
}

/// What a job on the pool has read, or why it has not.
struct Reading {
  ReadResult result;
  std::vector<c10::DataPtr> memory;
};

Reading ReadIntoMemory(int fd, std::span<const FileRange> ranges) {
  Reading reading{CheckRanges(fd, ranges), {}};
  if (reading.result.status != ReadStatus::kOk) return reading;
  std::vector<char*> targets;
  targets.reserve(ranges.size());
  reading.memory.reserve(ranges.size());
  for (const FileRange& range : ranges) {
    std::optional<c10::DataPtr> memory = Allocate(range.nbytes);
    if (!memory) return {{ReadStatus::kNoMemory, targets.size(), 0}, {}};
    targets.push_back(static_cast<char*>(memory->get()));
    reading.memory.push_back(std::move(*memory));
  }
  reading.result = ReadRanges(fd, ranges, targets);
  return reading;
}

void ThrowFailure(Napi::Env env, const ReadResult& result) {
  if (result.status != ReadStatus::kOk) throw ToError(env, DescribeFailure(result.status, result.range, result.system_error));
}

/// readStorages(storages, fd, contents). File reading and checksums without LibTorch's operators:
/// libuv's pool is the right place, and the executor stays free.
Napi::Value ReadStorages(const Napi::CallbackInfo& info) {
  StoragesWrap& storages = StoragesWrap::Read(info[0], "storages");
  const int fd = static_cast<int>(ReadInt(info[1], "fd"));
  auto contents = std::make_shared<const Contents>(ReadContents(info[2], "contents"));
  return RunOnPool(
      info.Env(), "btxrd-torch readStorages", info[0].As<Napi::Object>(), [fd, contents] { return ReadIntoMemory(fd, contents->ranges); },
      [&storages, contents](Napi::Env env, Reading reading) {
        ThrowFailure(env, reading.result);
        for (std::size_t i = 0; i < contents->indices.size(); ++i) {
          storages.Set(env, contents->indices[i], StorageOver(std::move(reading.memory[i]), contents->ranges[i].nbytes));
        }
        return env.Undefined();
      });
}

/// mapStorages(storages, fd, contents). Maps and does not read, so it need not leave the event loop.
Napi::Value MapStorages(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  StoragesWrap& storages = StoragesWrap::Read(info[0], "storages");
  const int fd = static_cast<int>(ReadInt(info[1], "fd"));
  const Contents contents = ReadContents(info[2], "contents");
  MapResult mapped = MapRanges(fd, contents.ranges);
  ThrowFailure(env, mapped);
  for (std::size_t i = 0; i < contents.indices.size(); ++i) {
    storages.Set(env, contents.indices[i], StorageOver(std::move(mapped.memory[i]), contents.ranges[i].nbytes));
  }
  return env.Undefined();
}

/// copyStorage(storages, index, bytes, crc32 or null). Copies at once: the bytes are JavaScript's,
/// which can take them away at any later time.
Napi::Value CopyStorage(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  StoragesWrap& storages = StoragesWrap::Read(info[0], "storages");
  const int64_t index = ReadInt(info[1], "index");
  const Bytes bytes = ReadBytes(info[2], "bytes");
  std::optional<c10::DataPtr> memory = Allocate(bytes.size);
  if (!memory) ThrowFailure(env, {ReadStatus::kNoMemory, 0, 0});
  if (bytes.size > 0) std::memcpy(memory->get(), bytes.data, bytes.size);
  if (!info[3].IsNull() && Crc32(0, memory->get(), bytes.size) != static_cast<uint32_t>(ReadInt(info[3], "crc32"))) {
    ThrowFailure(env, {ReadStatus::kChecksum, 0, 0});
  }
  storages.Set(env, index, StorageOver(std::move(*memory), bytes.size));
  return env.Undefined();
}

/// readPieces(fd, pieces) -> ArrayBuffer with the bytes of all pieces, one after the other. `pieces`
/// has offset and bytes of each. For many small ones: a call of fs.read for each takes far longer.
Napi::Value ReadPieces(const Napi::CallbackInfo& info) {
  const int fd = static_cast<int>(ReadInt(info[0], "fd"));
  IntegerReader numbers(info[1], "pieces");
  std::vector<FileRange> ranges;
  while (!numbers.done()) {
    const int64_t offset = numbers.Next();
    const int64_t nbytes = numbers.Next();
    if (offset < 0 || nbytes < 0) throw ArgumentError(info.Env(), "Expected pieces within a file.");
    ranges.push_back({static_cast<uint64_t>(offset), static_cast<uint64_t>(nbytes), std::nullopt});
  }
  struct Pieces {
    ReadResult result;
    std::shared_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  return RunOnPool(
      info.Env(), "btxrd-torch readPieces", info[1].As<Napi::Object>(),
      [fd, ranges = std::move(ranges)] {
        Pieces pieces{CheckRanges(fd, ranges), nullptr};
        if (pieces.result.status != ReadStatus::kOk) return pieces;
        for (const FileRange& range : ranges) pieces.size += range.nbytes;
        pieces.bytes.reset(new char[pieces.size]);
        std::vector<char*> targets;
        targets.reserve(ranges.size());
        char* target = pieces.bytes.get();
        for (const FileRange& range : ranges) {
          targets.push_back(target);
          target += range.nbytes;
        }
        pieces.result = ReadRanges(fd, ranges, targets);
        return pieces;
      },
      [](Napi::Env env, Pieces pieces) -> Napi::Value {
        ThrowFailure(env, pieces.result);
        return ArrayBufferOver(env, std::move(pieces.bytes), pieces.size);
      });
}

}  // namespace

void InitStorageFile(Napi::Env env, Napi::Object exports) {
  exports.Set("readStorages", Napi::Function::New<ReadStorages>(env, "readStorages"));
  exports.Set("mapStorages", Napi::Function::New<MapStorages>(env, "mapStorages"));
  exports.Set("copyStorage", Napi::Function::New<CopyStorage>(env, "copyStorage"));
  exports.Set("readPieces", Napi::Function::New<ReadPieces>(env, "readPieces"));
}

}  // namespace btxrd
