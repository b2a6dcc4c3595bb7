#include "binding/storage_writer.h"

#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"
#include "core/in_parallel.h"
#include "core/running_checksums.h"
#include "core/serialization_id.h"
#include "core/storage_snapshot.h"
#include "core/storage_writer.h"

namespace btxrd {

namespace {

using Snapshot = std::shared_ptr<const StorageSnapshot>;

constexpr napi_type_tag kSnapshotTag = {0x41f7c0a93d5e4b86, 0x9a02e7d16cb8f35d};

Napi::External<Snapshot> ReadHandle(const Napi::Value& value) {
  if (value.IsExternal()) {
    const auto external = value.As<Napi::External<Snapshot>>();
    if (external.CheckTypeTag(&kSnapshotTag)) return external;
  }
  throw ArgumentError(value.Env(), "Expected a snapshot for snapshot.");
}

Snapshot ReadSnapshot(const Napi::Value& value) {
  const Snapshot snapshot = *ReadHandle(value).Data();
  if (snapshot == nullptr) throw ToError(value.Env(), {"ERR_DISPOSED", "Expected a snapshot that was not released.", ""});
  return snapshot;
}

/// `errno` tells lib/ the system's name for it, as in errors of Node's own file functions.
Napi::Error SystemError(Napi::Env env, int number) {
  const std::string reason = std::strerror(number);
  Napi::Error error = ToError(env, {"ERR_FILE", "Expected to write the file but the system said: " + reason + ".", ""});
  error.Set("errno", Napi::Number::New(env, -number));
  return error;
}

/// Copies the storages of tensors, one for each tensor, in its turn among the jobs.
Napi::Value SnapshotStorages(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Napi::Array tensors = ReadArray(info[0], "tensors");
  std::vector<c10::Storage> storages;
  storages.reserve(tensors.Length());
  for (uint32_t i = 0; i < tensors.Length(); ++i) {
    const Napi::HandleScope scope(env);
    storages.push_back(TensorWrap::Read(tensors.Get(i), "tensors").storage());
  }
  return Environment::Of(env).jobs->Run(
      env,
      [storages = std::move(storages)]() -> Snapshot { return std::make_shared<const StorageSnapshot>(storages); },
      [](Napi::Env loop, Snapshot snapshot) -> Napi::Value {
        auto held = std::make_unique<Snapshot>(std::move(snapshot));
        auto external = Napi::External<Snapshot>::New(loop, held.get(), [](Napi::Env, Snapshot* gone) { delete gone; });
        held.release();
        external.TypeTag(&kSnapshotTag);
        return external;
      });
}

Napi::Value ReleaseSnapshot(const Napi::CallbackInfo& info) {
  ReadHandle(info[0]).Data()->reset();
  return info.Env().Undefined();
}

/// Work on a snapshot that needs no LibTorch: libuv's pool is the right place, and the executor stays free.
class SnapshotWorker : public Napi::AsyncWorker {
 public:
  Napi::Promise Promise() const { return deferred_.Promise(); }

 protected:
  SnapshotWorker(Napi::Env env, const char* name, Snapshot snapshot)
      : Napi::AsyncWorker(env, name), deferred_(Napi::Promise::Deferred::New(env)), snapshot_(std::move(snapshot)) {}

  void OnError(const Napi::Error& error) override {
    Settle(Env(), deferred_, [&] { throw ToError(Env(), {"ERR_LIBTORCH", error.Message(), ""}); });
  }

  Napi::Promise::Deferred deferred_;
  Snapshot snapshot_;
};

/// Bytes that are not a storage's, and what belongs between them.
struct Metadata {
  std::vector<std::byte> bytes;
  std::vector<std::size_t> places;  // for each storage, how many of the bytes come before it
};

class WriteWorker : public SnapshotWorker {
 public:
  WriteWorker(Napi::Env env, const char* name, int fd, Snapshot snapshot, Metadata metadata)
      : SnapshotWorker(env, name, std::move(snapshot)), metadata_(std::move(metadata)), file_(fd) {}

 protected:
  /// Piece 2 i + 1 is storage i, the others are the metadata around them.
  std::vector<std::span<const std::byte>> Pieces() const {
    const std::span<const std::byte> metadata(metadata_.bytes);
    std::vector<std::span<const std::byte>> pieces;
    pieces.reserve(2 * metadata_.places.size() + 1);
    std::size_t done = 0;
    for (std::size_t i = 0; i < metadata_.places.size(); ++i) {
      pieces.push_back(metadata.subspan(done, metadata_.places[i] - done));
      pieces.push_back(snapshot_->Bytes(i));
      done = metadata_.places[i];
    }
    pieces.push_back(metadata.subspan(done));
    return pieces;
  }

  void Write(std::vector<std::span<const std::byte>> pieces, const std::function<void(std::size_t)>& before) noexcept {
    system_error_ = file_.get() < 0 ? file_.error() : WritePieces(file_.get(), std::move(pieces), before);
  }

  void OnOK() override {
    Settle(Env(), deferred_, [this] {
      if (system_error_ != 0) throw SystemError(Env(), system_error_);
      deferred_.Resolve(Result());
    });
  }

  virtual Napi::Value Result() { return Env().Undefined(); }

  Metadata metadata_;

 private:
  FileDescriptor file_;
  int system_error_ = 0;
};

class StoragesWorker : public WriteWorker {
 public:
  StoragesWorker(Napi::Env env, int fd, Snapshot snapshot, Metadata metadata)
      : WriteWorker(env, "btxrd-torch writeStorages", fd, std::move(snapshot), std::move(metadata)) {}

 protected:
  void Execute() override {
    Write(Pieces(), [](std::size_t) {});
  }
};

class RecordsWorker : public WriteWorker {
 public:
  RecordsWorker(Napi::Env env, int fd, Snapshot snapshot, Metadata metadata, std::vector<std::optional<std::size_t>> checksum_places)
      : WriteWorker(env, "btxrd-torch writeRecords", fd, snapshot, std::move(metadata)),
        checksum_places_(std::move(checksum_places)),
        checksums_(*snapshot_) {}

 protected:
  void Execute() override {
    auto pieces = Pieces();
    // In this order: should there be one thread, it computes first and then has nothing to wait for.
    InParallel(2, [&](std::size_t task) {
      if (task == 0) checksums_.Compute();
      else Write(std::move(pieces), [this](std::size_t piece) { FillChecksum(piece); });
    });
  }

  Napi::Value Result() override {
    const std::vector<uint32_t>& checksums = checksums_.all();
    Napi::Array array = Napi::Array::New(Env(), checksums.size());
    for (uint32_t i = 0; i < checksums.size(); ++i) array.Set(i, checksums[i]);
    return array;
  }

 private:
  /// The metadata after a storage has its checksum.
  void FillChecksum(std::size_t piece) noexcept {
    if (piece == 0 || piece % 2 != 0) return;
    const std::size_t storage = piece / 2 - 1;
    const std::optional<std::size_t> place = checksum_places_[storage];
    if (!place) return;
    const uint32_t checksum = checksums_.Wait(storage);
    for (int byte = 0; byte < 4; ++byte) metadata_.bytes[*place + byte] = static_cast<std::byte>(checksum >> (8 * byte));
  }

  std::vector<std::optional<std::size_t>> checksum_places_;
  RunningChecksums checksums_;
};

Napi::Promise Queue(SnapshotWorker* worker) {
  const Napi::Promise promise = worker->Promise();
  worker->Queue();  // deletes itself when done
  return promise;
}

Metadata ReadMetadata(const Napi::Value& value, const Napi::Value& places, std::size_t storages) {
  const Napi::Env env = value.Env();
  const Bytes bytes = ReadBytes(value, "metadata");
  const auto* data = reinterpret_cast<const std::byte*>(bytes.data);
  Metadata metadata{std::vector<std::byte>(data, data + bytes.size), {}};
  for (const int64_t offset : ReadInts(places, "places")) {
    const auto place = static_cast<std::size_t>(offset);
    if (offset < 0 || place > bytes.size || (!metadata.places.empty() && place < metadata.places.back())) {
      throw ArgumentError(env, "Expected places in ascending order within the metadata.");
    }
    metadata.places.push_back(place);
  }
  if (metadata.places.size() != storages) throw ArgumentError(env, "Expected a place for each storage of the snapshot.");
  return metadata;
}

std::vector<std::optional<std::size_t>> ReadChecksumPlaces(const Napi::Value& value, const Metadata& metadata) {
  std::vector<std::optional<std::size_t>> places;
  for (const int64_t offset : ReadInts(value, "checksumPlaces")) {
    const std::size_t storage = places.size();
    if (storage >= metadata.places.size()) throw ArgumentError(value.Env(), "Expected a checksum's place for each storage.");
    const std::size_t end = storage + 1 < metadata.places.size() ? metadata.places[storage + 1] : metadata.bytes.size();
    const auto place = static_cast<std::size_t>(offset);
    if (offset >= 0 && (place < metadata.places[storage] || place + sizeof(uint32_t) > end)) {
      throw ArgumentError(value.Env(), "Expected the place of a checksum between its storage and the next one.");
    }
    places.push_back(offset < 0 ? std::nullopt : std::optional(place));
  }
  if (places.size() != metadata.places.size()) throw ArgumentError(value.Env(), "Expected a checksum's place for each storage.");
  return places;
}

Napi::Value WriteStorages(const Napi::CallbackInfo& info) {
  const auto fd = static_cast<int>(ReadInt(info[0], "fd"));
  Snapshot snapshot = ReadSnapshot(info[1]);
  Metadata metadata = ReadMetadata(info[2], info[3], snapshot->size());
  return Queue(new StoragesWorker(info.Env(), fd, std::move(snapshot), std::move(metadata)));
}

Napi::Value WriteRecords(const Napi::CallbackInfo& info) {
  const auto fd = static_cast<int>(ReadInt(info[0], "fd"));
  Snapshot snapshot = ReadSnapshot(info[1]);
  Metadata metadata = ReadMetadata(info[2], info[3], snapshot->size());
  auto checksum_places = ReadChecksumPlaces(info[4], metadata);
  return Queue(new RecordsWorker(info.Env(), fd, std::move(snapshot), std::move(metadata), std::move(checksum_places)));
}

Napi::Value MakeSerializationId(const Napi::CallbackInfo& info) {
  const Napi::Array array = ReadArray(info[0], "names");
  std::vector<std::string> names;
  names.reserve(array.Length());
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::HandleScope scope(info.Env());
    names.push_back(ReadString(array.Get(i), "names"));
  }
  std::vector<uint32_t> checksums;
  for (const int64_t checksum : ReadInts(info[1], "checksums")) checksums.push_back(static_cast<uint32_t>(checksum));
  return Napi::String::New(info.Env(), SerializationId(names, checksums));
}

}  // namespace

void InitStorageWriter(Napi::Env env, Napi::Object exports) {
  exports.Set("snapshotStorages", Napi::Function::New<SnapshotStorages>(env, "snapshotStorages"));
  exports.Set("writeStorages", Napi::Function::New<WriteStorages>(env, "writeStorages"));
  exports.Set("writeRecords", Napi::Function::New<WriteRecords>(env, "writeRecords"));
  exports.Set("releaseSnapshot", Napi::Function::New<ReleaseSnapshot>(env, "releaseSnapshot"));
  exports.Set("serializationId", Napi::Function::New<MakeSerializationId>(env, "serializationId"));
}

}  // namespace btxrd
