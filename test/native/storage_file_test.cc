// Checks core/storage_file, core/in_parallel and core/crc32 without Node and LibTorch; run by storage_file.test.ts.
#include "core/storage_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/crc32.h"
#include "core/in_parallel.h"

using btxrd::CheckRanges;
using btxrd::Crc32;
using btxrd::Crc32Portable;
using btxrd::FileRange;
using btxrd::InParallel;
using btxrd::JoinCrc32;
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
    const uint32_t first = Crc32(0, bytes.data(), cut);
    const std::size_t rest = bytes.size() - cut;
    CHECK(Crc32(first, bytes.data() + cut, rest) == Crc32(0, bytes.data(), bytes.size()));
    CHECK(JoinCrc32(first, Crc32(0, bytes.data() + cut, rest), rest) == Crc32(0, bytes.data(), bytes.size()));
  }
}

int Write(const std::string& file, const std::vector<unsigned char>& bytes) {
  const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  CHECK(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  return fd;
}

void TestInParallel() {
  for (const std::size_t count : {0, 1, 2, 1000}) {
    std::vector<std::atomic<int>> calls(count);
    InParallel(count, [&](std::size_t i) { ++calls[i]; });
    for (const auto& times : calls) CHECK(times == 1);
  }
}

/// Reads into memory of its own; the bytes that a failed read leaves are of no interest.
ReadResult Read(int fd, const std::vector<FileRange>& ranges, std::vector<std::vector<char>>& memory) {
  const ReadResult result = CheckRanges(fd, ranges);
  if (result.status != ReadStatus::kOk) return result;
  memory.clear();
  std::vector<char*> targets;
  for (const FileRange& range : ranges) memory.emplace_back(range.nbytes);
  for (std::vector<char>& bytes : memory) targets.push_back(bytes.data());
  return btxrd::ReadRanges(fd, ranges, targets);
}

void TestReading(const std::string& file) {
  // Large enough for several pieces.
  const auto bytes = Noise(5'000'003);
  const int fd = Write(file, bytes);
  const auto range = [&](uint64_t offset, uint64_t size) { return FileRange{offset, size, Crc32(0, &bytes[offset], size)}; };
  const std::vector<FileRange> ranges = {range(64, 4), range(0, 5'000'003), range(7, 3'000'000), {5, 0, std::nullopt}, {9, 3, std::nullopt}};
  std::vector<std::vector<char>> memory;
  CHECK(Read(fd, ranges, memory).status == ReadStatus::kOk);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    CHECK(memory[i].size() == ranges[i].nbytes);
    const auto same = [](char read, unsigned char byte) { return static_cast<unsigned char>(read) == byte; };
    CHECK(std::equal(memory[i].begin(), memory[i].end(), bytes.begin() + static_cast<std::ptrdiff_t>(ranges[i].offset), same));
  }

  // The first damaged range is told, however fast the threads are.
  std::vector<FileRange> damaged = ranges;
  for (const std::size_t i : {2, 1, 0}) {
    *damaged[i].crc32 ^= 1;
    const ReadResult checksum = Read(fd, damaged, memory);
    CHECK(checksum.status == ReadStatus::kChecksum && checksum.range == i);
  }

  for (const FileRange outside : {range(0, 0), FileRange{5'000'004, 0, {}}, FileRange{1, 5'000'003, {}},
                                  FileRange{0, UINT64_MAX, {}}, FileRange{UINT64_MAX, 2, {}}}) {
    const std::vector<FileRange> both = {ranges[0], outside};
    const bool inside = outside.nbytes == 0 && outside.offset == 0;
    const ReadResult result = CheckRanges(fd, both);
    CHECK(result.status == (inside ? ReadStatus::kOk : ReadStatus::kOutsideFile) && result.range == (inside ? 0 : 1));
  }

  // A file that is cut short between the two looks.
  std::vector<char> target(bytes.size());
  const std::vector<char*> targets(ranges.size(), target.data());
  CHECK(ftruncate(fd, 1000) == 0);
  CHECK(Read(fd, ranges, memory).status == ReadStatus::kOutsideFile);
  const ReadResult cut = btxrd::ReadRanges(fd, ranges, targets);
  CHECK(cut.status == ReadStatus::kOutsideFile && cut.range == 1);
  CHECK(Read(fd, {}, memory).status == ReadStatus::kOk);
  close(fd);
  const ReadResult closed = CheckRanges(fd, ranges);
  CHECK(closed.status == ReadStatus::kSystem && closed.system_error == EBADF);
  const ReadResult unreadable = btxrd::ReadRanges(fd, ranges, targets);
  CHECK(unreadable.status == ReadStatus::kSystem && unreadable.system_error == EBADF && unreadable.range == 0);
}

}  // namespace

int main(int, char** arguments) {
  TestCrc32();
  TestInParallel();
  TestReading(arguments[1]);
  std::puts("storage_file: all checks hold");
}
