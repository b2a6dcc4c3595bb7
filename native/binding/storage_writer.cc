#include "binding/storage_writer.h"

#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"
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

class ChecksumWorker : public SnapshotWorker {
 public:
  ChecksumWorker(Napi::Env env, Snapshot snapshot)
      : SnapshotWorker(env, "btxrd-torch checksumStorages", std::move(snapshot)) {}

 protected:
  void Execute() override { checksums_ = snapshot_->Checksums(); }

  void OnOK() override {
    Settle(Env(), deferred_, [this] {
      Napi::Array checksums = Napi::Array::New(Env(), checksums_.size());
      for (uint32_t i = 0; i < checksums_.size(); ++i) checksums.Set(i, checksums_[i]);
      deferred_.Resolve(checksums);
    });
  }

 private:
  std::vector<uint32_t> checksums_;
};

class WriteWorker : public SnapshotWorker {
 public:
  WriteWorker(Napi::Env env, int fd, Snapshot snapshot, std::vector<std::byte> metadata, std::vector<std::size_t> places)
      : SnapshotWorker(env, "btxrd-torch writeStorages", std::move(snapshot)),
        file_(fd),
        metadata_(std::move(metadata)),
        places_(std::move(places)) {}

 protected:
  void Execute() override {
    const std::span<const std::byte> metadata(metadata_);
    std::vector<std::span<const std::byte>> pieces;
    pieces.reserve(2 * places_.size() + 1);
    std::size_t done = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      pieces.push_back(metadata.subspan(done, places_[i] - done));
      pieces.push_back(snapshot_->Bytes(i));
      done = places_[i];
    }
    pieces.push_back(metadata.subspan(done));
    system_error_ = file_.get() < 0 ? file_.error() : WritePieces(file_.get(), std::move(pieces));
  }

  void OnOK() override {
    Settle(Env(), deferred_, [this] {
      if (system_error_ != 0) throw SystemError(Env(), system_error_);
      deferred_.Resolve(Env().Undefined());
    });
  }

 private:
  FileDescriptor file_;
  std::vector<std::byte> metadata_;
  std::vector<std::size_t> places_;  // for each storage, how many bytes of the metadata come before it
  int system_error_ = 0;
};

Napi::Promise Queue(SnapshotWorker* worker) {
  const Napi::Promise promise = worker->Promise();
  worker->Queue();  // deletes itself when done
  return promise;
}

Napi::Value ChecksumStorages(const Napi::CallbackInfo& info) {
  return Queue(new ChecksumWorker(info.Env(), ReadSnapshot(info[0])));
}

Napi::Value WriteStorages(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const int64_t fd = ReadInt(info[0], "fd");
  Snapshot snapshot = ReadSnapshot(info[1]);
  const Bytes metadata = ReadBytes(info[2], "metadata");
  const std::vector<int64_t> offsets = ReadInts(info[3], "places");
  std::vector<std::size_t> places;
  places.reserve(offsets.size());
  for (const int64_t offset : offsets) {
    const auto place = static_cast<std::size_t>(offset);
    if (offset < 0 || place > metadata.size || (!places.empty() && place < places.back())) {
      throw ArgumentError(env, "Expected places in ascending order within the metadata.");
    }
    places.push_back(place);
  }
  if (places.size() != snapshot->size()) throw ArgumentError(env, "Expected a place for each storage of the snapshot.");
  const auto* bytes = reinterpret_cast<const std::byte*>(metadata.data);
  return Queue(new WriteWorker(env, static_cast<int>(fd), std::move(snapshot),
                               std::vector<std::byte>(bytes, bytes + metadata.size), std::move(places)));
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
  exports.Set("checksumStorages", Napi::Function::New<ChecksumStorages>(env, "checksumStorages"));
  exports.Set("writeStorages", Napi::Function::New<WriteStorages>(env, "writeStorages"));
  exports.Set("releaseSnapshot", Napi::Function::New<ReleaseSnapshot>(env, "releaseSnapshot"));
  exports.Set("serializationId", Napi::Function::New<MakeSerializationId>(env, "serializationId"));
}

}  // namespace btxrd
