// Checks core/storage_file and core/crc32 without Node and LibTorch; run by storage_file.test.ts.
#include "core/storage_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "core/crc32.h"

using btxrd::Crc32;
using btxrd::Crc32Portable;
using btxrd::FileRange;
using btxrd::ReadRanges;
using btxrd::ReadResult;
using btxrd::ReadStatus;

namespace {

void Check(bool holds, const char* what, int line) {
  if (holds) return;
  std::fprintf(stderr, "line %d: expected %s\n", line, what);
  std::exit(1);
}
#define CHECK(condition) Check((condition), #condition, __LINE__)

std::vector<unsigned char> Noise(std::size_t size) {
  std::vector<unsigned char> bytes(size);
  uint32_t state = 1;
  for (auto& byte : bytes) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<unsigned char>(state >> 24);
  }
  return bytes;
}

// The definition, bit by bit.
uint32_t SlowCrc32(const unsigned char* data, std::size_t size) {
  uint32_t crc = 0xffffffff;
  for (std::size_t i = 0; i < size; ++i) {
    crc ^= data[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

void TestCrc32() {
  CHECK(Crc32(0, "123456789", 9) == 0xcbf43926);  // The check value of the standard.
  CHECK(Crc32(0, nullptr, 0) == 0);
  const auto bytes = Noise(1200);
  for (std::size_t start = 0; start < 17; ++start) {
    for (std::size_t size = 0; start + size <= bytes.size(); ++size) {
      const uint32_t expected = SlowCrc32(&bytes[start], size);
      CHECK(Crc32(0, &bytes[start], size) == expected);
      CHECK(Crc32Portable(0, &bytes[start], size) == expected);
    }
  }
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    CHECK(Crc32(Crc32(0, bytes.data(), cut), bytes.data() + cut, bytes.size() - cut) == Crc32(0, bytes.data(), bytes.size()));
  }
}

int Write(const std::string& file, const std::vector<unsigned char>& bytes) {
  const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  CHECK(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  return fd;
}

void TestReading(const std::string& file) {
  const auto bytes = Noise(1'000'003);
  const int fd = Write(file, bytes);
  const auto range = [&](uint64_t offset, uint64_t size) { return FileRange{offset, size, Crc32(0, &bytes[offset], size)}; };
  const std::vector<FileRange> ranges = {range(64, 4), range(0, 1'000'003), range(7, 300'000), {5, 0, std::nullopt}, {9, 3, std::nullopt}};
  const ReadResult result = ReadRanges(fd, ranges);
  CHECK(result.status == ReadStatus::kOk);
  CHECK(result.memory.size() == ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const void* memory = result.memory[i].get();
    CHECK((memory == nullptr) == (ranges[i].nbytes == 0));
    CHECK(reinterpret_cast<uintptr_t>(memory) % 64 == 0);
    if (memory != nullptr) CHECK(std::memcmp(memory, &bytes[ranges[i].offset], ranges[i].nbytes) == 0);
  }

  std::vector<FileRange> damaged = ranges;
  *damaged[2].crc32 ^= 1;
  const ReadResult checksum = ReadRanges(fd, damaged);
  CHECK(checksum.status == ReadStatus::kChecksum && checksum.range == 2 && checksum.memory.empty());

  for (const FileRange outside : {range(0, 0), FileRange{1'000'004, 0, {}}, FileRange{1, 1'000'003, {}},
                                  FileRange{0, UINT64_MAX, {}}, FileRange{UINT64_MAX, 2, {}}}) {
    const std::vector<FileRange> one = {outside};
    const ReadStatus expected = outside.nbytes == 0 && outside.offset == 0 ? ReadStatus::kOk : ReadStatus::kOutsideFile;
    CHECK(ReadRanges(fd, one).status == expected);
  }

  CHECK(ftruncate(fd, 1000) == 0);
  CHECK(ReadRanges(fd, ranges).status == ReadStatus::kOutsideFile);
  CHECK(ReadRanges(fd, {}).status == ReadStatus::kOk);
  close(fd);
  const ReadResult closed = ReadRanges(fd, ranges);
  CHECK(closed.status == ReadStatus::kSystem && closed.system_error == EBADF);
}

}  // namespace

int main(int, char** arguments) {
  TestCrc32();
  TestReading(arguments[1]);
  std::puts("storage_file: all checks hold");
}
