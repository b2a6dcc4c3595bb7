"""TIFF files of kinds that Pillow reads but cannot write: depths, byte orders, layouts."""

import struct
import zlib

import numpy as np

WIDTH, HEIGHT = 37, 23  # of every image: odd, so that packed rows have padding


def tiff(parts, bits, photometric, *, size=(WIDTH, HEIGHT), big=False, sample_format=1, extra=(), planar=1,
         palette=None, fill_order=1, orientation=1, deflate=False, tile=0, bigtiff=False):
    """A file of `parts`: one strip of packed rows, or one a plane, or square tiles of `tile` pixels."""
    width, height = size
    order = ">" if big else "<"
    entries, tail = [], bytearray()
    word = "Q" if bigtiff else "I"  # of offsets and counts
    start = 16 if bigtiff else 8
    data_start = start + 512  # past any directory written here
    samples = len(bits)

    def add(tag, kind, values):
        packed = struct.pack(f"{order}{len(values)}{'H' if kind == 3 else 'I'}", *values)
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
    """Rows of samples of fewer than 8 bits, the first in the highest bits."""
    per_byte = 8 // bits
    padded = np.pad(values, ((0, 0), (0, -values.shape[1] % per_byte))).astype(np.uint8)
    out = np.zeros((padded.shape[0], padded.shape[1] // per_byte), np.uint8)
    for i in range(per_byte):
        out |= padded[:, i::per_byte] << (8 - bits * (i + 1))
    return out.tobytes()


def kinds(rng):
    """name -> bytes of every kind, on random content."""
    yield from few_bits(rng)
    for big in (False, True):
        for deflate in (False, True):
            yield from many_bits(rng, big, deflate)
    yield from channel_layouts(rng)
    yield from storage_layouts(rng)
    yield from turned(rng)
    whole = tiff([numbers(rng, "u1", 256, 3)], [8] * 3, 2)
    yield "tiff-missing-rows", whole[:-300]
    yield "tiff-no-data", whole[:20]


def numbers(rng, kind, high, channels=1, low=0):
    """Samples of one plane or of interleaved channels; `kind` is a numpy type such as "<u2"."""
    return rng.integers(low, high, (HEIGHT, WIDTH * channels)).astype(kind).tobytes()


def few_bits(rng):
    for bits in (1, 2, 4, 8):
        packed = [_pack(rng.integers(0, 1 << bits, (HEIGHT, WIDTH)), bits)]
        table = rng.integers(0, 65536, 3 << bits)
        yield f"tiff-gray{bits}", tiff(packed, [bits], 1)
        yield f"tiff-gray{bits}-white-is-zero", tiff(packed, [bits], 0)
        yield f"tiff-gray{bits}-fill-order-2", tiff(packed, [bits], 1, fill_order=2)
        yield f"tiff-palette{bits}", tiff(packed, [bits], 3, palette=table)
        yield f"tiff-palette{bits}-big", tiff(packed, [bits], 3, palette=table, big=True)
    yield "tiff-gray8-signed", tiff(packed, [8], 1, sample_format=2)


def many_bits(rng, big, deflate):
    """16 and 32 bits, which have a byte order; Pillow reads deflated ones through libtiff, others itself."""
    order = ">" if big else "<"
    suffix = ("deflate-" if deflate else "") + ("big" if big else "little")
    how = {"big": big, "deflate": deflate}
    real = (rng.random((HEIGHT, WIDTH)) * 600 - 150).astype(order + "f4")
    yield f"tiff-gray16-{suffix}", tiff([numbers(rng, order + "u2", 65536)], [16], 1, **how)
    yield f"tiff-gray16-small-{suffix}", tiff([numbers(rng, order + "u2", 300)], [16], 1, **how)
    yield f"tiff-gray16-white-is-zero-{suffix}", tiff([numbers(rng, order + "u2", 300)], [16], 0, **how)
    signed = numbers(rng, order + "i2", 600, low=-300)
    yield f"tiff-gray16-signed-{suffix}", tiff([signed], [16], 1, sample_format=2, **how)
    yield f"tiff-gray32-{suffix}", tiff([numbers(rng, order + "u4", 600)], [32], 1, **how)
    signed = numbers(rng, order + "i4", 600, low=-300)
    yield f"tiff-gray32-signed-{suffix}", tiff([signed], [32], 1, sample_format=2, **how)
    yield f"tiff-float32-{suffix}", tiff([real.tobytes()], [32], 1, sample_format=3, **how)
    yield f"tiff-float32-white-is-zero-{suffix}", tiff([real.tobytes()], [32], 0, sample_format=3, **how)
    double = real.astype(order + "f8").tobytes()
    yield f"tiff-float64-{suffix}", tiff([double], [64], 1, sample_format=3, **how)
    rgb, four = numbers(rng, order + "u2", 65536, 3), numbers(rng, order + "u2", 65536, 4)
    yield f"tiff-rgb16-{suffix}", tiff([rgb], [16] * 3, 2, **how)
    yield f"tiff-rgba16-{suffix}", tiff([four], [16] * 4, 2, extra=[2], **how)
    yield f"tiff-rgba16-premultiplied-{suffix}", tiff([four], [16] * 4, 2, extra=[1], **how)
    yield f"tiff-rgbx16-{suffix}", tiff([four], [16] * 4, 2, extra=[0], **how)
    yield f"tiff-cmyk16-{suffix}", tiff([four], [16] * 4, 5, **how)
    yield f"tiff-lab8-{suffix}", tiff([numbers(rng, "u1", 256, 3)], [8] * 3, 8, **how)


def channel_layouts(rng):
    def interleaved(channels, photometric, extra=(), **options):
        return tiff([numbers(rng, "u1", 256, channels)], [8] * channels, photometric, extra=extra, **options)

    yield "tiff-gray-alpha", interleaved(2, 1, [2])
    yield "tiff-gray-alpha-premultiplied", interleaved(2, 1, [1])
    yield "tiff-gray-extra", interleaved(2, 1, [0])
    yield "tiff-gray-alpha16", tiff([numbers(rng, "<u2", 65536, 2)], [16] * 2, 1, extra=[2])
    yield "tiff-palette-alpha", interleaved(2, 3, [2], palette=rng.integers(0, 65536, 768))
    yield "tiff-rgb", interleaved(3, 2)
    yield "tiff-rgb-big", interleaved(3, 2, big=True)
    yield "tiff-rgba", interleaved(4, 2, [2])
    yield "tiff-rgba-premultiplied", interleaved(4, 2, [1])
    yield "tiff-rgbx", interleaved(4, 2, [0])
    yield "tiff-rgb-unmarked", interleaved(4, 2)
    yield "tiff-rgb-two-extra", interleaved(5, 2, [0, 0])
    yield "tiff-rgba-two-extra", interleaved(5, 2, [2, 0])
    yield "tiff-rgba-premultiplied-extra", interleaved(5, 2, [1, 0])
    yield "tiff-cmyk", interleaved(4, 5)
    yield "tiff-cmyk-extra", interleaved(5, 5, [0])
    yield "tiff-ycbcr-subsampled", interleaved(3, 6)
    odd = np.array([0, -0.0, np.inf, -np.inf, 255, 254.999, 255.5, 1e30, -1e30, 0.999, 127.5], "<f4")
    yield "tiff-float32-infinite", tiff([odd.tobytes()], [32], 1, size=(odd.size, 1), sample_format=3)


def storage_layouts(rng):
    rgb = [numbers(rng, "u1", 256, 3)]
    planes = [numbers(rng, "u1", 256) for _ in range(4)]
    tiles = [rng.integers(0, 256, 16 * 16 * 3, np.uint8).tobytes() for _ in range(6)]
    yield "tiff-bigtiff", tiff(rgb, [8] * 3, 2, bigtiff=True)
    palette = rng.integers(0, 65536, 768)
    yield "tiff-bigtiff-palette", tiff(planes[:1], [8], 3, palette=palette, bigtiff=True, deflate=True)
    for deflate in (False, True):
        suffix = "-deflate" if deflate else ""
        yield f"tiff-rgb-fill-order-2{suffix}", tiff(rgb, [8] * 3, 2, fill_order=2, deflate=deflate)
        yield f"tiff-rgb-planar{suffix}", tiff(planes[:3], [8] * 3, 2, planar=2, deflate=deflate)
        yield f"tiff-rgba-planar{suffix}", tiff(planes, [8] * 4, 2, planar=2, extra=[2], deflate=deflate)
        yield f"tiff-rgb-tiles{suffix}", tiff(tiles, [8] * 3, 2, tile=16, deflate=deflate)
    yield "tiff-cmyk-planar", tiff(planes, [8] * 4, 5, planar=2)
    yield "tiff-gray-tiles", tiff([part[:256] for part in tiles], [8], 1, tile=16)
    yield "tiff-gray1-tiles", tiff([part[:32] for part in tiles], [1], 1, tile=16)


def turned(rng):
    for orientation in range(1, 9):
        rgb = numbers(rng, "u1", 256, 3)
        yield f"tiff-orientation-{orientation}", tiff([rgb], [8] * 3, 2, orientation=orientation)
    # Deflated, because Pillow misreads turned ones of these kinds when it can map them into memory.
    how = {"orientation": 6, "deflate": True}
    yield "tiff-gray-orientation-6", tiff([numbers(rng, "u1", 256)], [8], 1, **how)
    palette = rng.integers(0, 65536, 768)
    yield "tiff-palette-orientation-6", tiff([numbers(rng, "u1", 256)], [8], 3, palette=palette, **how)
    yield "tiff-cmyk-orientation-6", tiff([numbers(rng, "u1", 256, 4)], [8] * 4, 5, **how)
    yield "tiff-gray16-orientation-6", tiff([numbers(rng, "<u2", 300)], [16], 1, **how)
