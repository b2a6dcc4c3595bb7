"""Perceptual hashes of imagehash, and the transform beneath them.

stdin:  {"folder", "images": count, "seed", "rows": [[32 numbers]]}; makes that many RGB images there
stdout: {"images": [{"file", "width", "height", "thumbnail", "hash"}], "rows": [bits of scipy's DCT in hex]}
        a file holds the image's bytes, `thumbnail` the bytes of the grey 32 x 32 image in hex
"""

import json
import sys
from pathlib import Path
from typing import Any, Dict

import imagehash
import numpy as np
import scipy.fftpack
from PIL import Image


def draw(random: np.random.Generator, kind: int) -> np.ndarray:
    """An RGB image of one of the kinds that hashes are awkward for."""
    width, height = (int(side) for side in random.integers(1, [8, 70, 400, 33][kind % 4], 2))
    if kind % 8 == 3:
        width = 32
    if kind % 16 == 7:
        height = 32
    y, x = np.mgrid[0:height, 0:width]
    if kind % 6 == 0:
        return random.integers(0, 256, (height, width, 3), dtype=np.uint8)
    if kind % 6 == 1:
        return np.full((height, width, 3), random.integers(0, 256), dtype=np.uint8)
    if kind % 6 == 2:  # the same from left and right
        half = random.integers(0, 256, (height, (width + 1) // 2), dtype=np.uint8)
        grey = np.concatenate([half, half[:, : width // 2][:, ::-1]], axis=1)
    elif kind % 6 == 3:  # a disc on black
        grey = np.where(np.hypot(y - height / 2, x - width / 2) < min(width, height) / 3, 200, 0).astype(np.uint8)
    elif kind % 6 == 4:
        grey = ((x * 255) // max(width - 1, 1)).astype(np.uint8)
    else:
        grey = (((x // 8 + y // 8) % 2) * 255).astype(np.uint8)
    return np.stack([grey] * 3, axis=2)


def describe(folder: Path, index: int, pixels: np.ndarray) -> Dict[str, Any]:
    image = Image.fromarray(pixels)
    file = folder / f"{index}.rgb"
    file.write_bytes(pixels.tobytes())
    return {
        "file": str(file),
        "width": image.width,
        "height": image.height,
        "thumbnail": image.convert("L").resize((32, 32), Image.Resampling.LANCZOS).tobytes().hex(),
        "hash": str(imagehash.phash(image)),
    }


request = json.load(sys.stdin)
random = np.random.default_rng(request["seed"])
images = [describe(Path(request["folder"]), i, draw(random, i)) for i in range(request["images"])]
rows = [scipy.fftpack.dct(np.array(row, dtype=np.float64)).astype(">f8").tobytes().hex() for row in request["rows"]]
json.dump({"images": images, "rows": rows}, sys.stdout)
