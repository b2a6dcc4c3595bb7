"""image.py FILE SIZE COUNT PARALLEL WITH: one sample makes COUNT tensors on PARALLEL threads."""

import sys
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import torch
from PIL import Image

from pipeline.transforms import IMAGENET_MEAN, IMAGENET_STD, preprocess
from serve import milliseconds, serve

MEAN = np.array(IMAGENET_MEAN, np.float32) * 255
SCALE = 1 / (np.array(IMAGENET_STD, np.float32) * 255)


def with_opencv(file: str, size: int) -> torch.Tensor:
    """The same numbers as albumentations, without its checks."""
    with Image.open(file) as image:
        pixels = np.asarray(image.convert("RGB"))
    small = cv2.resize(pixels, (size, size), interpolation=cv2.INTER_LINEAR)
    chw = ((small.astype(np.float32) - MEAN) * SCALE).transpose(2, 0, 1)
    return torch.from_numpy(np.ascontiguousarray(chw)).unsqueeze(0)


def main() -> None:
    file, (size, count, parallel), library = sys.argv[1], map(int, sys.argv[2:5]), sys.argv[5]
    # Each image is one thread's work, as in a DataLoader's worker.
    cv2.setNumThreads(1)
    prepare = with_opencv if library == "opencv" else preprocess
    if parallel == 1:
        serve({"opencv": cv2.__version__}, lambda _: milliseconds(lambda: [prepare(file, size) for _ in range(count)]))
        return
    with ThreadPoolExecutor(parallel) as pool:
        serve({"opencv": cv2.__version__}, lambda _: milliseconds(lambda: list(pool.map(prepare, [file] * count, [size] * count))))


if __name__ == "__main__":
    main()
