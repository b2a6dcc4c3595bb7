"""Draws the test images: synthetic, seeded, every container and pixel kind that users may have.

stdin:  {"out": folder, "group": "kinds" | "sizes"}
stdout: [path]
"""

import io
import json
import os
import sys
import zlib

import image_bmp
import image_tiff
import numpy as np
from PIL import Image, ImageCms, PngImagePlugin


def phantom(width, height, seed=0):
    """A smooth colour field with fine noise and hard edges: what resampling and JPEG find hard."""
    rng = np.random.default_rng(seed + width * 10007 + height)
    y, x = np.mgrid[0:height, 0:width]
    waves = [127 + 100 * np.sin(x / (7 + 5 * c) + seed) * np.cos(y / (11 - 2 * c)) for c in range(3)]
    image = np.stack(waves, axis=-1) + rng.normal(0, 12, (height, width, 3))
    image[height // 3 : height // 2, width // 4 : width // 2] = rng.integers(0, 256, 3)
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))


def encode(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _as_ycck(data):
    """The same JPEG with an Adobe marker that calls its four components YCCK."""
    at = data.index(b"Adobe") + 11
    return data[:at] + b"\2" + data[at + 1 :]


def jpeg_kinds():
    image = phantom(203, 151)
    for quality in (1, 30, 75, 95, 100):
        yield f"jpeg-quality-{quality}", encode(image, "JPEG", quality=quality)
    for name, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        yield f"jpeg-{name}", encode(image, "JPEG", quality=80, subsampling=subsampling)
        yield f"jpeg-{name}-progressive", encode(image, "JPEG", quality=80, subsampling=subsampling, progressive=True)
    yield "jpeg-gray", encode(image.convert("L"), "JPEG", quality=85)
    yield "jpeg-gray-progressive", encode(image.convert("L"), "JPEG", quality=85, progressive=True)
    yield "jpeg-cmyk", encode(image.convert("CMYK"), "JPEG", quality=90)
    yield "jpeg-ycck", _as_ycck(encode(image.convert("CMYK"), "JPEG", quality=90))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    yield "jpeg-cmyk-icc", encode(image.convert("CMYK"), "JPEG", quality=90, icc_profile=profile)
    yield "jpeg-rgb-no-transform", encode(image, "JPEG", quality=90, keep_rgb=True)
    yield "jpeg-optimised", encode(image, "JPEG", quality=75, optimize=True)
    yield "jpeg-restart", encode(image, "JPEG", quality=80, restart_marker_blocks=3)
    yield "jpeg-restart-rows", encode(image, "JPEG", quality=80, restart_marker_rows=1)
    yield "jpeg-trailing-junk", encode(image, "JPEG", quality=80) + b"\0junk\xff\xd8" * 30
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        yield f"jpeg-orientation-{orientation}", encode(image, "JPEG", quality=85, exif=exif)
    for name in ("sRGB", "XYZ"):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()
        yield f"jpeg-icc-{name}", encode(image, "JPEG", quality=85, icc_profile=profile)


def png_kinds():
    image = phantom(101, 77, seed=3)
    rng = np.random.default_rng(5)
    gray = image.convert("L")
    alpha = Image.fromarray(rng.integers(0, 256, (77, 101), np.uint8))
    yield "png-rgb", encode(image, "PNG")
    yield "png-gray", encode(gray, "PNG")
    yield "png-1-bit", encode(gray.convert("1"), "PNG")
    yield "png-rgba", encode(Image.merge("RGBA", [*image.split(), alpha]), "PNG")
    yield "png-gray-alpha", encode(Image.merge("LA", [gray, alpha]), "PNG")
    yield "png-rgb-transparent-colour", encode(image, "PNG", transparency=image.getpixel((5, 5)))
    yield "png-gray-transparent-level", encode(gray, "PNG", transparency=gray.getpixel((5, 5)))
    for colours in (2, 4, 16, 200):
        palette = image.quantize(colours)
        yield f"png-palette-{colours}", encode(palette, "PNG")
        yield f"png-palette-{colours}-transparent", encode(palette, "PNG", transparency=0)
        yield f"png-palette-{colours}-alphas", encode(palette, "PNG", transparency=bytes(range(0, 250, 125)))
    for bits in (1, 2, 4):
        yield f"png-palette-{bits}-bits", encode(image.quantize(1 << bits), "PNG", bits=bits)
    for name, high in (("wide", 65536), ("small", 300)):
        values = rng.integers(0, high, (77, 101)).astype(np.uint16)
        yield f"png-gray16-{name}", encode(Image.fromarray(values), "PNG")
    for bits in (2, 4):
        yield f"png-gray{bits}", raw_png(101, 77, bits, 0, rng.integers(0, 256, (77, (101 * bits + 7) // 8), np.uint8))
    yield "png-rgb16", raw_png(101, 77, 16, 2, rng.integers(0, 256, (77, 101 * 6), np.uint8))
    yield "png-rgba16", raw_png(101, 77, 16, 6, rng.integers(0, 256, (77, 101 * 8), np.uint8))
    yield "png-gray-alpha16", raw_png(101, 77, 16, 4, rng.integers(0, 256, (77, 101 * 4), np.uint8))
    yield "png-gray16-transparent-level", raw_png(
        101, 77, 16, 0, rng.integers(0, 256, (77, 101 * 2), np.uint8), [(b"tRNS", b"\0\7")])
    yield "png-interlaced", raw_png(8, 8, 8, 2, None)
    gamma = (b"gAMA", (100000).to_bytes(4, "big"))
    yield "png-gamma", raw_png(101, 77, 8, 2, np.asarray(image).reshape(77, -1), [gamma])
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    yield "png-icc", encode(image, "PNG", icc_profile=profile)
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "png-orientation-6", encode(image, "PNG", exif=exif)
    yield "png-trailing-junk", encode(image, "PNG") + b"junk" * 50
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "x" * 5000, zip=True)
    yield "png-text", encode(image, "PNG", pnginfo=text)


def raw_png(width, height, bits, colour, rows, chunks=()):
    """A PNG of given packed rows, filter 0; `rows` None draws a small Adam7 file."""
    def chunk(name, data):
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    if rows is None:
        # The seven passes of an 8x8 image have 1, 1, 2, 4, 8, 16 and 32 pixels.
        passes = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
        rng = np.random.default_rng(9)
        data = b"".join(b"\0" + rng.integers(0, 256, w * 3, np.uint8).tobytes() for w, h in passes for _ in range(h))
    else:
        data = b"".join(b"\0" + row.tobytes() for row in rows)
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([bits, colour, 0, 0, rows is None])
    return b"".join([
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), *(chunk(*c) for c in chunks),
        chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b""),
    ])


def tiff_kinds():
    image = phantom(97, 61, seed=7)
    rng = np.random.default_rng(11)
    alpha = Image.fromarray(rng.integers(0, 256, (61, 97), np.uint8))
    modes = {
        "1": image.convert("L").convert("1"),
        "l": image.convert("L"),
        "la": Image.merge("LA", [image.convert("L"), alpha]),
        "p": image.quantize(90),
        "rgb": image,
        "rgba": Image.merge("RGBA", [*image.split(), alpha]),
        "cmyk": image.convert("CMYK"),
        "i16": Image.fromarray(rng.integers(0, 400, (61, 97)).astype(np.uint16)),
        "i": Image.fromarray(rng.integers(-100, 400, (61, 97)).astype(np.int32)),
        "f": Image.fromarray((rng.random((61, 97)) * 400 - 50).astype(np.float32)),
        "ycbcr": image.convert("YCbCr"),
        "lab": ImageCms.profileToProfile(
            image, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"),
    }
    for name, picture in modes.items():
        for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
            yield f"tiff-{name}-{compression}", encode(picture, "TIFF", compression=compression)
    for compression in ("tiff_ccitt", "group3", "group4"):
        yield f"tiff-1-{compression}", encode(modes["1"], "TIFF", compression=compression)
    for compression in ("tiff_deflate", "lzma"):
        yield f"tiff-rgb-{compression}", encode(image, "TIFF", compression=compression)
    for name in ("l", "rgb", "ycbcr", "cmyk"):
        yield f"tiff-{name}-jpeg", encode(modes[name], "TIFF", compression="jpeg", quality=85)
    for name in ("l", "rgb"):
        yield f"tiff-{name}-predictor", encode(modes[name], "TIFF", compression="tiff_lzw", tiffinfo={317: 2})
        yield f"tiff-{name}-strips", encode(modes[name], "TIFF", compression="tiff_lzw", strip_size=2000)
    yield "tiff-pages", encode(image, "TIFF", save_all=True, append_images=[phantom(20, 30), phantom(9, 9)])
    yield "tiff-orientation-6-lzw", encode(image, "TIFF", compression="tiff_lzw", tiffinfo={274: 6})
    yield "tiff-orientation-3-jpeg", encode(image, "TIFF", compression="jpeg", tiffinfo={274: 3})
    yield "tiff-private-tags", encode(image, "TIFF", tiffinfo={65000: "private", 305: "drawn by code"})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    yield "tiff-icc", encode(image, "TIFF", icc_profile=profile)


def web_kinds():
    image = phantom(90, 70, seed=13)
    rng = np.random.default_rng(17)
    alpha = Image.fromarray(rng.integers(0, 256, (70, 90), np.uint8))
    rgba = Image.merge("RGBA", [*image.split(), alpha])
    yield "webp-lossy", encode(image, "WEBP", quality=80)
    yield "webp-lossless", encode(image, "WEBP", lossless=True)
    yield "webp-lossy-alpha", encode(rgba, "WEBP", quality=80)
    yield "webp-lossless-alpha", encode(rgba, "WEBP", lossless=True, exact=True)
    yield "webp-animated", encode(image, "WEBP", save_all=True, append_images=[phantom(90, 70)], lossless=True)
    yield "gif", encode(image.quantize(60), "GIF")


def size_kinds():
    sizes = [(1, 1), (2, 1), (1, 2), (3, 3), (7, 500), (500, 7), (223, 225), (224, 224), (448, 448), (448, 300),
             (300, 448), (600, 600), (760, 760), (277, 350), (1023, 767), (4250, 61), (61, 4250), (4250, 3300)]
    for width, height in sizes:
        yield f"{width}x{height}.png", encode(phantom(width, height), "PNG", compress_level=1)
    for width, height in ((1, 1), (17, 9), (448, 448), (4250, 3300)):
        yield f"{width}x{height}.jpeg", encode(phantom(width, height).convert("L"), "JPEG", quality=90)


def all_kinds():
    rng = np.random.default_rng(2024)
    yield from jpeg_kinds()
    yield from png_kinds()
    yield from image_bmp.kinds(rng)
    yield from image_tiff.kinds(rng)
    yield from tiff_kinds()
    yield from web_kinds()


def main():
    request = json.load(sys.stdin)
    files = []
    for name, data in (size_kinds if request["group"] == "sizes" else all_kinds)():
        files.append(os.path.join(request["out"], name))
        with open(files[-1], "wb") as handle:
            handle.write(data)
    json.dump(files, sys.stdout)


main()
