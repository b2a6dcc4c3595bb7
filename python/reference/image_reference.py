"""What Python makes of image files: Pillow's RGB bytes and albumentations' input tensors.

stdin:  {"files": [path], "sizes": [int | [h, w]], "out": folder, "limit": int | null}
stdout: [{"file", "error": str | null, "width", "height", "rgb": path, "tensors": [path, one a size]}]
Tensors are float32 (3, H, W), little-endian; RGB is uint8 (height, width, 3).
"""

import json
import os
import sys
import warnings

import albumentations as A
import numpy as np
from PIL import Image

IMAGENET_MEAN = [0.485, 0.456, 0.406]
IMAGENET_STD = [0.229, 0.224, 0.225]


def describe(path, index, request):
    with Image.open(path) as image:
        pixels = np.array(image.convert("RGB"))
    prefix = os.path.join(request["out"], f"{index}")
    pixels.tofile(f"{prefix}.rgb")
    tensors = []
    for number, size in enumerate(request["sizes"]):
        height, width = size if isinstance(size, list) else (size, size)
        transform = A.Compose([A.Resize(height, width), A.Normalize(IMAGENET_MEAN, IMAGENET_STD)])
        tensor = transform(image=pixels)["image"].transpose(2, 0, 1)
        assert tensor.dtype == np.float32
        tensors.append(f"{prefix}-{number}.f32")
        tensor.tofile(tensors[-1])
    return {
        "error": None,
        "width": pixels.shape[1],
        "height": pixels.shape[0],
        "rgb": f"{prefix}.rgb",
        "tensors": tensors,
    }


def main():
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")  # Pillow's DecompressionBombWarning: it decodes all the same
    results = []
    for index, path in enumerate(request["files"]):
        try:
            result = describe(path, index, request)
        except Exception as error:  # every way in which Pillow refuses a file
            result = {"error": f"{type(error).__name__}: {error}", "width": 0, "height": 0, "rgb": "", "tensors": []}
        results.append({"file": path, **result})
    json.dump(results, sys.stdout)


main()
