"""transforms.py TRANSFORM WIDTH gray|rgb COUNT: one sample changes COUNT images, one after the other."""

import sys

import cv2
import numpy as np
from pipeline.transforms import A, training_transform
from serve import milliseconds, serve

HOLES = {"num_holes_range": (1, 8), "hole_height_range": (8, 32), "hole_width_range": (8, 32)}


def draw_image(width: int, colour: str) -> np.ndarray:
    """Waves in each channel, the same in all three of a gray image."""
    y, x = np.mgrid[0:width, 0:width]
    channels = [0, 0, 0] if colour == "gray" else [0, 1, 2]
    waves = [128 + 80 * np.sin(x / (70 + 20 * channel)) * np.cos(y / 60) for channel in channels]
    return np.stack(waves, axis=-1).astype(np.uint8)


def main() -> None:
    name, (width, count), colour = sys.argv[1], map(int, (sys.argv[2], sys.argv[4])), sys.argv[3]
    cv2.setNumThreads(1)
    image = draw_image(width, colour)
    if name.startswith("release"):
        transform = training_transform(int(name[-1]), 380, seed=1)
    else:
        transform = A.Compose([getattr(A, name)(p=1, **(HOLES if name == "CoarseDropout" else {}))], seed=1)
    serve({"opencv": cv2.__version__}, lambda _: milliseconds(lambda: [transform(image=image) for _ in range(count)]))


if __name__ == "__main__":
    main()
