"""BMP files of kinds that Pillow reads but cannot write: bit depths, masks, headers, run lengths."""

import struct

import numpy as np

BITFIELDS = 3


def bmp(bits, rows, *, width=None, height=None, palette=b"", compression=0, header=40, masks=(), colors=0, gap=0):
    """A BMP file of already packed rows (bottom row first unless height is negative)."""
    data = b"".join(row + b"\0" * (-len(row) % 4) for row in rows) if compression in (0, BITFIELDS) else rows
    mask_bytes = struct.pack(f"<{len(masks)}I", *masks)
    if header == 12:
        info = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(data), 2835, 2835, colors, 0)
        info = struct.pack("<I", header) + info[4:]
        if header > 40:
            info = (info + mask_bytes).ljust(header, b"\0")
            mask_bytes = b""
    offset = 14 + len(info) + len(mask_bytes) + len(palette) + gap
    head = b"BM" + struct.pack("<IHHI", offset + len(data), 0, 0, offset)
    return head + info + mask_bytes + palette + b"\xaa" * gap + data


def pack_indices(indices, bits):
    """Rows of palette indices, most significant first."""
    if bits == 8:
        return [row.tobytes() for row in indices.astype(np.uint8)]
    per_byte = 8 // bits
    padded = np.pad(indices, ((0, 0), (0, -indices.shape[1] % per_byte))).astype(np.uint8)
    out = np.zeros((padded.shape[0], padded.shape[1] // per_byte), np.uint8)
    for i in range(per_byte):
        out |= padded[:, i::per_byte] << (8 - bits * (i + 1))
    return [row.tobytes() for row in out]


def _palette(rng, count, entry=4):
    table = rng.integers(0, 256, (count, entry), np.uint8)
    if entry == 4:
        table[:, 3] = 0
    return table.tobytes()


def _rle8(indices):
    """Runs, literals, end-of-line and end-of-bitmap codes."""
    out = bytearray()
    for number, row in enumerate(indices.tolist()):
        if number % 3 == 2:
            for start in range(0, len(row), 9):  # literals of 3 to 9 pixels, padded to words
                part = row[start : start + 9]
                if len(part) < 3:
                    for value in part:
                        out += bytes([1, value])
                else:
                    out += bytes([0, len(part), *part]) + b"\0" * (len(part) % 2)
        else:
            for value in row:
                out += bytes([1, value])
        out += b"\0\0"
    return bytes(out + b"\0\1")


def _rle4(indices):
    out = bytearray()
    for row in indices.tolist():
        for start in range(0, len(row), 6):
            part = row[start : start + 6]
            pair = part[0] << 4 | (part[1] if len(part) > 1 else 0)
            out += bytes([len(part), pair])
        out += b"\0\0"
    return bytes(out + b"\0\1")


def _without_offset(data):
    return data[:10] + b"\0\0\0\0" + data[14:]


def kinds(rng):
    """name -> bytes of every kind, on small odd-sized random content."""
    width, height = 37, 23
    size = {"width": width, "height": height}
    indices = {bits: rng.integers(0, 1 << bits, (height, width)) for bits in (1, 4, 8)}
    gray = b"".join(bytes([i, i, i, 0]) for i in range(256))
    yield "bmp-1-colour", bmp(1, pack_indices(indices[1], 1), palette=_palette(rng, 2), **size)
    yield "bmp-1-black-white", bmp(1, pack_indices(indices[1], 1), palette=b"\0\0\0\0\xff\xff\xff\0", **size)
    yield "bmp-1-white-black", bmp(1, pack_indices(indices[1], 1), palette=b"\xff\xff\xff\0\0\0\0\0", **size)
    yield "bmp-4", bmp(4, pack_indices(indices[4], 4), palette=_palette(rng, 16), **size)
    yield "bmp-4-five-colours", bmp(4, pack_indices(indices[4] % 5, 4), palette=_palette(rng, 5), colors=5, **size)
    yield "bmp-8", bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 256), **size)
    yield "bmp-8-gray", bmp(8, pack_indices(indices[8], 8), palette=gray, **size)
    yield "bmp-8-beyond-palette", bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 9), colors=9, **size)
    yield "bmp-8-gap", bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 256), gap=10, **size)
    yield "bmp-8-core", bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 256, 3), header=12, **size)
    top_down = {"width": width, "height": -height}
    words = [row.tobytes() for row in rng.integers(0, 1 << 16, (height, width), np.uint16)]
    triples = [row.tobytes() for row in rng.integers(0, 256, (height, width * 3), np.uint8)]
    quads = [row.tobytes() for row in rng.integers(0, 256, (height, width * 4), np.uint8)]
    yield "bmp-16", bmp(16, words, **size)
    yield "bmp-16-565", bmp(16, words, compression=BITFIELDS, masks=(0xF800, 0x7E0, 0x1F), **size)
    yield "bmp-16-555", bmp(16, words, compression=BITFIELDS, masks=(0x7C00, 0x3E0, 0x1F), **size)
    yield "bmp-24", bmp(24, triples, **size)
    yield "bmp-24-top-down", bmp(24, triples, **top_down)
    yield "bmp-24-core", bmp(24, triples, header=12, **size)
    yield "bmp-24-masks", bmp(24, triples, compression=BITFIELDS, masks=(0xFF0000, 0xFF00, 0xFF), **size)
    yield "bmp-32", bmp(32, quads, **size)
    yield "bmp-32-top-down", bmp(32, quads, **top_down)
    layouts = {
        "bgrx": (0xFF0000, 0xFF00, 0xFF, 0),
        "xbgr": (0xFF000000, 0xFF0000, 0xFF00, 0),
        "bgxr": (0xFF000000, 0xFF00, 0xFF, 0),
        "abgr": (0xFF000000, 0xFF0000, 0xFF00, 0xFF),
        "rgba": (0xFF, 0xFF00, 0xFF0000, 0xFF000000),
        "bgra": (0xFF0000, 0xFF00, 0xFF, 0xFF000000),
        "bgar": (0xFF000000, 0xFF00, 0xFF, 0xFF0000),
        "zero": (0, 0, 0, 0),
    }
    for name, masks in layouts.items():
        yield f"bmp-32-{name}", bmp(32, quads, compression=BITFIELDS, header=124, masks=masks, **size)
    yield "bmp-32-masks-v1", bmp(32, quads, compression=BITFIELDS, masks=layouts["bgrx"][:3], **size)
    yield "bmp-32-masks-v3", bmp(32, quads, compression=BITFIELDS, header=56, masks=layouts["bgra"], **size)
    yield "bmp-32-masks-v2", bmp(32, quads, compression=BITFIELDS, header=52, masks=layouts["bgrx"][:3], **size)
    yield "bmp-rle8", bmp(8, _rle8(indices[8]), palette=_palette(rng, 256), compression=1, **size)
    yield "bmp-rle8-gray", bmp(8, _rle8(indices[8]), palette=gray, compression=1, **size)
    yield "bmp-rle4", bmp(4, _rle4(indices[4]), palette=_palette(rng, 16), compression=2, **size)
    delta = bytes([5, 7, 0, 2, 3, 2, 1, 1]) + b"\4\2" * 5 + b"\0\0" + (b"\x25\5\0\0") * height + b"\0\1"
    yield "bmp-rle8-delta", bmp(8, delta, palette=_palette(rng, 256), compression=1, **size)
    black_white = b"\0\0\0\0\xff\xff\xff\0"
    yield "bmp-rle8-black-white", bmp(8, _rle8(indices[1]), palette=black_white, colors=2, compression=1, **size)
    literal = b"\0\6\x12\x34\x56\0" + b"\x1f\x9a\0\0" + b"\x25\x12\0\0" * (height - 1)
    yield "bmp-rle4-literal", bmp(4, literal, palette=_palette(rng, 16), compression=2, **size)
    yield "bmp-8-black-white-of-two", bmp(8, pack_indices(indices[1], 8), palette=black_white, colors=2, **size)
    yield "bmp-4-gray-ramp", bmp(4, pack_indices(indices[4], 4), palette=gray[:64], **size)
    yield "bmp-8-too-many-colours", bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 300), colors=300, **size)
    yield "bmp-8-no-offset", _without_offset(bmp(8, pack_indices(indices[8], 8), palette=_palette(rng, 256), **size))
    yield "bmp-rle8-short", bmp(8, b"\5\7\0\1", palette=_palette(rng, 256), compression=1, **size)
    yield "bmp-rle8-row-too-long", bmp(8, b"\xff\7\0\0" * height, palette=_palette(rng, 256), compression=1, **size)
    yield "bmp-bad-masks", bmp(16, words, compression=BITFIELDS, masks=(0xF00, 0xF0, 0xF), **size)
    yield "bmp-2-bits", bmp(2, triples, **size)
    yield "bmp-jpeg-inside", bmp(24, b"\0" * 100, compression=4, **size)
    yield "bmp-no-columns", bmp(24, [b""] * 4, width=0, height=4)
    yield "bmp-missing-rows", bmp(24, triples, **size)[:-200]
    yield "bmp-missing-padding", bmp(24, triples, **size)[:-1]
    yield "bmp-trailing-junk", bmp(24, triples, **size) + b"junk" * 40
