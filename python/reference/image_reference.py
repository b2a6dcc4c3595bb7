"""What Python makes of image files: Pillow's RGB bytes and albumentations' input tensors.

stdin:  {"files": [path], "sizes": [int | [height, width]]}
stdout: [{"file", "error": str | null, "width", "height", "rgb": sha256, "tensors": [sha256, one a size]}]
The bytes behind the digests: RGB is uint8 (height, width, 3); tensors are float32 (3, H, W), little-endian.
"""

import hashlib
import json
import sys
import warnings

import albumentations as A
import numpy as np
from PIL import Image

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()


def preprocess(pixels, size):
    height, width = size if isinstance(size, list) else (size, size)
    transform = A.Compose([A.Resize(height, width), A.Normalize(IMAGENET_MEAN, IMAGENET_STD)])
    tensor = transform(image=pixels)["image"].transpose(2, 0, 1)
    return tensor.astype("<f4", casting="equiv")


def describe(path, sizes):
    # By path, as the pipeline opens them: Pillow maps some files into memory then.
    with Image.open(path) as image:
        pixels = np.array(image.convert("RGB"))
    return {
        "error": None,
        "height": pixels.shape[0],
        "width": pixels.shape[1],
        "rgb": sha256(pixels),
        "tensors": [sha256(preprocess(pixels, size)) for size in sizes],
    }


def main():
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")  # such as DecompressionBombWarning: Pillow decodes all the same
    results = []
    for path in request["files"]:
        try:
            result = describe(path, request["sizes"])
        except Exception as error:  # every way in which Pillow refuses a file
            result = {"error": f"{type(error).__name__}: {error}", "width": 0, "height": 0, "rgb": "", "tensors": []}
        results.append({"file": path, **result})
    json.dump(results, sys.stdout)


main()
