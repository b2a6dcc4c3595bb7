"""make_jpeg.py FILE WIDTH: a synthetic phantom as a JPEG of the size of a radiograph."""

import sys

import numpy as np
from PIL import Image


def main() -> None:
    file, width = sys.argv[1], int(sys.argv[2])
    height = width * 5 // 4
    y, x = np.mgrid[0:height, 0:width] / width
    bone = np.exp(-((x - 0.5) / 0.12) ** 2) + 0.3 * np.exp(-((x - 0.5) ** 2 + (y - 0.6) ** 2) / 0.02)
    noise = np.random.default_rng(0).normal(0, 0.02, (height, width))
    grey = (np.clip(0.7 * bone + noise + 0.05, 0, 1) * 255).astype(np.uint8)
    Image.fromarray(grey).convert("RGB").save(file, "JPEG", quality=92)


if __name__ == "__main__":
    main()
