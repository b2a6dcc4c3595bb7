"""TIFF files of kinds that Pillow reads but cannot write: depths, byte orders, layouts."""

import struct
import zlib

import numpy as np


def tiff(parts, width, height, bits, photometric, *, big=False, sample_format=1, extra=(), planar=1, palette=None,
         fill_order=1, orientation=1, deflate=False, tile=0, bigtiff=False):
    """A file of `parts`: one strip of packed rows, or one a plane, or square tiles of `tile` pixels."""
    order = ">" if big else "<"
    entries, tail = [], bytearray()
    word = "Q" if bigtiff else "I"  # of offsets and counts
    start = 16 if bigtiff else 8
    data_start = start + 512  # past any directory written here
    samples = len(bits)

    def add(tag, kind, values):
        code, size = {3: ("H", 2), 4: ("I", 4)}[kind]
        packed = struct.pack(f"{order}{len(values)}{code}", *values)
        room = struct.calcsize(word)
        if len(packed) > room:
            offset = data_start + len(tail)
            tail.extend(packed)
            packed = struct.pack(order + word, offset)
        entries.append(struct.pack(f"{order}HH{word}", tag, kind, len(values)) + packed.ljust(room, b"\0"))

    if deflate:
        parts = [zlib.compress(part) for part in parts]
    offsets, blob = [], bytearray()
    for part in parts:
        offsets.append(6144 + len(blob))  # past any directory and palette written here
        blob.extend(part)
    add(256, 4, [width])
    add(257, 4, [height])
    add(258, 3, list(bits))
    add(259, 3, [8 if deflate else 1])
    add(262, 3, [photometric])
    add(266, 3, [fill_order])
    if not tile:
        add(273, 4, offsets)
    add(274, 3, [orientation])
    add(277, 3, [samples])
    if not tile:
        add(278, 4, [height])
        add(279, 4, [len(part) for part in parts])
    add(284, 3, [planar])
    if palette is not None:
        add(320, 3, list(palette))
    if tile:
        add(322, 4, [tile])
        add(323, 4, [tile])
        add(324, 4, offsets)
        add(325, 4, [len(part) for part in parts])
    if extra:
        add(338, 3, list(extra))
    add(339, 3, [sample_format] * samples)
    magic = struct.pack(f"{order}H", 43 if bigtiff else 42) + (struct.pack(f"{order}HH", 8, 0) if bigtiff else b"")
    head = (b"MM" if big else b"II") + magic + struct.pack(order + word, start)
    count = struct.pack(f"{order}{'Q' if bigtiff else 'H'}", len(entries))
    directory = count + b"".join(entries) + struct.pack(order + word, 0)
    return (head + directory.ljust(data_start - start, b"\0") + tail).ljust(6144, b"\0") + blob


def _pack(values, bits):
    per_byte = 8 // bits
    padded = np.pad(values, ((0, 0), (0, -values.shape[1] % per_byte))).astype(np.uint8)
    out = np.zeros((padded.shape[0], padded.shape[1] // per_byte), np.uint8)
    for i in range(per_byte):
        out |= padded[:, i::per_byte] << (8 - bits * (i + 1))
    return out.tobytes()


def kinds(rng):
    """name -> bytes of every kind, on small odd-sized random content."""
    width, height = 37, 23
    for bits in (1, 2, 4):
        packed = _pack(rng.integers(0, 1 << bits, (height, width)), bits)
        for photometric, name in ((0, "white-is-zero"), (1, "black-is-zero")):
            yield f"tiff-gray{bits}-{name}", tiff([packed], width, height, [bits], photometric)
        table = rng.integers(0, 65536, 3 << bits)
        yield f"tiff-palette{bits}", tiff([packed], width, height, [bits], 3, palette=table)
        yield f"tiff-gray{bits}-fill-order-2", tiff([packed], width, height, [bits], 1, fill_order=2)
    table = rng.integers(0, 65536, 768)
    byte = rng.integers(0, 256, (height, width), np.uint8).tobytes()
    yield "tiff-gray8", tiff([byte], width, height, [8], 1)
    yield "tiff-gray8-white-is-zero", tiff([byte], width, height, [8], 0)
    yield "tiff-gray8-signed", tiff([byte], width, height, [8], 1, sample_format=2)
    yield "tiff-palette8", tiff([byte], width, height, [8], 3, palette=table)
    yield "tiff-palette8-big", tiff([byte], width, height, [8], 3, palette=table, big=True)
    for big, order in ((False, "<"), (True, ">")):
        suffix = "big" if big else "little"

        def numbers(low, high, kind, count=1):
            return rng.integers(low, high, (height, width * count)).astype(order + kind).tobytes()

        small = numbers(0, 300, "u2")
        wide = numbers(0, 65536, "u2")
        yield f"tiff-gray16-{suffix}", tiff([wide], width, height, [16], 1, big=big)
        yield f"tiff-gray16-small-{suffix}", tiff([small], width, height, [16], 1, big=big)
        yield f"tiff-gray16-white-is-zero-{suffix}", tiff([small], width, height, [16], 0, big=big)
        yield f"tiff-gray16-signed-{suffix}", tiff([numbers(-300, 600, "i2")], width, height, [16], 1, big=big, sample_format=2)
        yield f"tiff-gray32-{suffix}", tiff([numbers(0, 600, "u4")], width, height, [32], 1, big=big)
        yield f"tiff-gray32-signed-{suffix}", tiff([numbers(-300, 600, "i4")], width, height, [32], 1, big=big, sample_format=2)
        real = (rng.random((height, width)) * 600 - 150).astype(order + "f4").tobytes()
        yield f"tiff-float32-{suffix}", tiff([real], width, height, [32], 1, big=big, sample_format=3)
        unit = rng.random((height, width)).astype(order + "f4").tobytes()
        yield f"tiff-float32-unit-{suffix}", tiff([unit], width, height, [32], 1, big=big, sample_format=3)
        yield f"tiff-float32-white-is-zero-{suffix}", tiff([real], width, height, [32], 0, big=big, sample_format=3)
        yield f"tiff-float64-{suffix}", tiff([np.frombuffer(real, order + "f4").astype(order + "f8").tobytes()], width, height, [64], 1, big=big, sample_format=3)
        yield f"tiff-rgb16-{suffix}", tiff([numbers(0, 65536, "u2", 3)], width, height, [16] * 3, 2, big=big)
        yield f"tiff-rgba16-{suffix}", tiff([numbers(0, 65536, "u2", 4)], width, height, [16] * 4, 2, big=big, extra=[2])
        yield f"tiff-rgba16-premultiplied-{suffix}", tiff([numbers(0, 65536, "u2", 4)], width, height, [16] * 4, 2, big=big, extra=[1])
        yield f"tiff-rgbx16-{suffix}", tiff([numbers(0, 65536, "u2", 4)], width, height, [16] * 4, 2, big=big, extra=[0])
        yield f"tiff-cmyk16-{suffix}", tiff([numbers(0, 65536, "u2", 4)], width, height, [16] * 4, 5, big=big)
        yield f"tiff-lab8-{suffix}", tiff([numbers(0, 256, "u1", 3)], width, height, [8] * 3, 8, big=big)

    def channels(count):
        return rng.integers(0, 256, (height, width * count), np.uint8).tobytes()

    yield "tiff-gray-alpha", tiff([channels(2)], width, height, [8] * 2, 1, extra=[2])
    yield "tiff-gray-alpha-premultiplied", tiff([channels(2)], width, height, [8] * 2, 1, extra=[1])
    yield "tiff-gray-extra", tiff([channels(2)], width, height, [8] * 2, 1, extra=[0])
    yield "tiff-gray-alpha16", tiff([rng.integers(0, 65536, (height, width * 2)).astype("<u2").tobytes()], width, height, [16] * 2, 1, extra=[2])
    yield "tiff-palette-alpha", tiff([channels(2)], width, height, [8] * 2, 3, extra=[2], palette=table)
    yield "tiff-rgb", tiff([channels(3)], width, height, [8] * 3, 2)
    yield "tiff-rgb-big", tiff([channels(3)], width, height, [8] * 3, 2, big=True)
    yield "tiff-rgb-planar", tiff([channels(1), channels(1), channels(1)], width, height, [8] * 3, 2, planar=2)
    yield "tiff-rgba", tiff([channels(4)], width, height, [8] * 4, 2, extra=[2])
    yield "tiff-rgba-premultiplied", tiff([channels(4)], width, height, [8] * 4, 2, extra=[1])
    yield "tiff-rgbx", tiff([channels(4)], width, height, [8] * 4, 2, extra=[0])
    yield "tiff-rgb-unmarked", tiff([channels(4)], width, height, [8] * 4, 2)
    yield "tiff-rgb-two-extra", tiff([channels(5)], width, height, [8] * 5, 2, extra=[0, 0])
    yield "tiff-rgba-two-extra", tiff([channels(5)], width, height, [8] * 5, 2, extra=[2, 0])
    yield "tiff-rgba-premultiplied-extra", tiff([channels(5)], width, height, [8] * 5, 2, extra=[1, 0])
    yield "tiff-cmyk", tiff([channels(4)], width, height, [8] * 4, 5)
    yield "tiff-cmyk-extra", tiff([channels(5)], width, height, [8] * 5, 5, extra=[0])
    yield "tiff-ycbcr-subsampled", tiff([channels(3)], width, height, [8] * 3, 6)
    yield "tiff-bigtiff", tiff([channels(3)], width, height, [8] * 3, 2, bigtiff=True)
    yield "tiff-bigtiff-palette", tiff([byte], width, height, [8], 3, palette=table, bigtiff=True, deflate=True)
    for orientation in range(1, 9):
        yield f"tiff-orientation-{orientation}", tiff([channels(3)], width, height, [8] * 3, 2, orientation=orientation)
    # Deflated, because Pillow misreads turned ones of these kinds when it can map them into memory.
    yield "tiff-gray-orientation-6", tiff([byte], width, height, [8], 1, orientation=6, deflate=True)
    yield "tiff-palette-orientation-7", tiff([byte], width, height, [8], 3, palette=table, orientation=7, deflate=True)
    yield "tiff-cmyk-orientation-6", tiff([channels(4)], width, height, [8] * 4, 5, orientation=6, deflate=True)
    gray16 = rng.integers(0, 300, (height, width))
    for big, order in ((False, "<"), (True, ">")):
        suffix = "deflate-big" if big else "deflate-little"
        real = (rng.random((height, width)) * 600 - 150).astype(order + "f4").tobytes()
        yield f"tiff-gray16-{suffix}", tiff([gray16.astype(order + "u2").tobytes()], width, height, [16], 1, big=big, orientation=6, deflate=True)
        yield f"tiff-gray16-signed-{suffix}", tiff([(gray16 - 20).astype(order + "i2").tobytes()], width, height, [16], 1, sample_format=2, big=big, deflate=True)
        yield f"tiff-gray32-signed-{suffix}", tiff([(gray16 - 20).astype(order + "i4").tobytes()], width, height, [32], 1, sample_format=2, big=big, deflate=True)
        yield f"tiff-float32-{suffix}", tiff([real], width, height, [32], 1, sample_format=3, big=big, deflate=True)
        yield f"tiff-rgb16-{suffix}", tiff([rng.integers(0, 65536, (height, width * 3)).astype(order + "u2").tobytes()], width, height, [16] * 3, 2, big=big, deflate=True)
        yield f"tiff-rgba16-{suffix}", tiff([rng.integers(0, 65536, (height, width * 4)).astype(order + "u2").tobytes()], width, height, [16] * 4, 2, extra=[2], big=big, deflate=True)
        yield f"tiff-cmyk16-{suffix}", tiff([rng.integers(0, 65536, (height, width * 4)).astype(order + "u2").tobytes()], width, height, [16] * 4, 5, big=big, deflate=True)
    odd = np.array([[0, -0.0, np.inf, -np.inf, 255, 254.999, 255.5, 1e30, -1e30, 0.999, 127.5]], "<f4")
    yield "tiff-float32-infinite", tiff([odd.tobytes()], odd.size, 1, [32], 1, sample_format=3)
    yield "tiff-gray8-fill-order-2", tiff([byte], width, height, [8], 1, fill_order=2)
    yield "tiff-rgb-fill-order-2", tiff([channels(3)], width, height, [8] * 3, 2, fill_order=2)
    yield "tiff-rgb-fill-order-2-deflate", tiff([channels(3)], width, height, [8] * 3, 2, fill_order=2, deflate=True)
    planes = [channels(1), channels(1), channels(1), channels(1)]
    yield "tiff-rgb-planar-deflate", tiff(planes[:3], width, height, [8] * 3, 2, planar=2, deflate=True)
    yield "tiff-rgba-planar", tiff(planes, width, height, [8] * 4, 2, planar=2, extra=[2])
    yield "tiff-rgba-planar-deflate", tiff(planes, width, height, [8] * 4, 2, planar=2, extra=[2], deflate=True)
    yield "tiff-cmyk-planar", tiff(planes, width, height, [8] * 4, 5, planar=2)
    tiles = [rng.integers(0, 256, (16, 16 * 3), np.uint8).tobytes() for _ in range(6)]
    yield "tiff-rgb-tiles", tiff(tiles, width, height, [8] * 3, 2, tile=16)
    yield "tiff-rgb-tiles-deflate", tiff(tiles, width, height, [8] * 3, 2, tile=16, deflate=True)
    yield "tiff-gray-tiles", tiff([part[:256] for part in tiles], width, height, [8], 1, tile=16)
    yield "tiff-gray1-tiles", tiff([part[:32] for part in tiles], width, height, [1], 1, tile=16)
    yield "tiff-missing-rows", tiff([channels(3)], width, height, [8] * 3, 2)[:-300]
    yield "tiff-no-data", tiff([channels(3)], width, height, [8] * 3, 2)[:20]
