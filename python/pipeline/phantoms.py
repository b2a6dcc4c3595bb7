"""Synthetic phantoms: pictures drawn by code that look a little like bone radiographs.

They are not radiographs and show no patient; they exist so that the demo and the tests have
images of the right kind (grayscale JPEG, soft contrast, odd sizes) without shipping any data set.
"""

from pathlib import Path
from typing import Dict, List

import numpy as np
from PIL import Image, ImageFilter

CLASSES = ["Normal", "Benign", "Malignant"]
COMMENT = b"Synthetic phantom drawn by code; not a radiograph."


def write_phantoms(output_dir: Path, per_class: int, seed: int) -> List[Dict[str, str]]:
    """Writes `per_class` JPEGs of each class and gives [{"file", "class"}]."""
    output_dir.mkdir(parents=True, exist_ok=True)
    written = []
    for label, name in enumerate(CLASSES):
        for number in range(per_class):
            path = output_dir / f"synthetic_phantom_{name.lower()}_{number}.jpeg"
            image = draw_phantom(label, np.random.default_rng([seed, label, number]))
            image.save(path, quality=90, comment=COMMENT)
            written.append({"file": str(path), "class": name})
    return written


def draw_phantom(label: int, rng: np.random.Generator) -> Image.Image:
    """One long bone in soft tissue; Benign adds one sharp lesion with a rim, Malignant a ragged one with spicules."""
    height, width = int(rng.integers(420, 900)), int(rng.integers(300, 640))
    y, x = np.mgrid[0:height, 0:width]
    v = y / height
    axis = width * (0.5 + rng.uniform(-0.08, 0.08) + rng.uniform(-0.12, 0.12) * (v - 0.5))
    shaft = width * rng.uniform(0.09, 0.13)
    # The bone widens towards both ends, as a long bone does at its joints.
    radius = shaft * (1 + 0.9 * np.abs(2 * v - 1) ** 4)
    distance = np.abs(x - axis) / radius
    tissue = np.exp(-(((x - axis) / (width * 0.36)) ** 2))
    pixels = 18 + 62 * tissue
    cortex = np.exp(-(((distance - 0.86) / 0.13) ** 2))
    pixels += np.where(distance < 1, 58, 0) + 78 * cortex
    if label > 0:
        pixels += _lesion(label, x, y, float(axis[height // 2].mean()), height * rng.uniform(0.35, 0.65), shaft, rng)
    pixels += rng.normal(0, 4, pixels.shape)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return image.filter(ImageFilter.GaussianBlur(1.1))


def _lesion(label: int, x: np.ndarray, y: np.ndarray, cx: float, cy: float, shaft: float, rng: np.random.Generator) -> np.ndarray:
    angle = np.arctan2(y - cy, x - cx)
    distance = np.hypot(x - cx, y - cy)
    if label == 1:
        size = shaft * rng.uniform(0.6, 0.85)
        return np.where(distance < size, -62, 0) + 48 * np.exp(-(((distance - size) / (0.1 * size)) ** 2))
    edge = shaft * rng.uniform(1.2, 1.6)
    for waves in (3, 5, 9, 14):
        edge = edge + shaft * 0.16 * np.sin(waves * angle + rng.uniform(0, 2 * np.pi))
    patches = np.sin(x / shaft * 5 + rng.uniform(0, 6)) * np.sin(y / shaft * 6 + rng.uniform(0, 6))
    spicules = np.exp(-((distance - edge * 1.15) / (0.3 * shaft)) ** 2) * np.maximum(np.sin(26 * angle), 0)
    return np.where(distance < edge, -40 + 30 * patches, 0) + 55 * spicules
