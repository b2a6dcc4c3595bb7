"""Synthetic phantoms: pictures drawn by code that look a little like bone radiographs.

They are not radiographs and show no patient; they exist so that the demo and the tests have
images of the right kind (grayscale JPEG, soft contrast, odd sizes) without shipping any data set.
"""

import json
from pathlib import Path
from typing import Dict, List, Optional, Tuple

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
            image, _ = draw_phantom(label, np.random.default_rng([seed, label, number]))
            image.save(path, quality=90, comment=COMMENT)
            written.append({"file": str(path), "class": name})
    return written


def write_data_set(folder: Path, per_class: int, seed: int) -> None:
    """Phantoms in the layout of the BTXRD data set: images/, Annotations/ of the lesions, dataset.csv."""
    images, annotations = folder / "images", folder / "Annotations"
    images.mkdir(parents=True)
    annotations.mkdir()
    table = ["image_id,center,tumor,benign,malignant"]
    for index in range(per_class * len(CLASSES)):
        label, center = index % len(CLASSES), 1 + index // len(CLASSES) % 3
        name = f"PHANTOM{index + 1:06d}"
        image, lesion = draw_phantom(label, np.random.default_rng([seed, label, index]))
        image.save(images / f"{name}.jpeg", quality=90, comment=COMMENT)
        if lesion is not None:
            shape = {"label": CLASSES[label].lower(), "shape_type": "rectangle", "points": [lesion[:2], lesion[2:]]}
            annotation = {"version": "5.3.1", "shapes": [shape], "imagePath": f"{name}.jpeg"}
            (annotations / f"{name}.json").write_text(json.dumps(annotation))
        table.append(f"{name}.jpeg,{center},{int(label > 0)},{int(label == 1)},{int(label == 2)}")
    (folder / "dataset.csv").write_text("\n".join([*table, ""]))


def draw_phantom(label: int, rng: np.random.Generator) -> Tuple[Image.Image, Optional[List[float]]]:
    """One long bone in soft tissue; Benign adds one sharp lesion with a rim, Malignant a ragged one with spicules.

    With the image comes the box around the lesion, [left, top, right, bottom] in pixels.
    """
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
    box = None
    if label > 0:
        center_x, center_y = float(axis[height // 2].mean()), height * rng.uniform(0.35, 0.65)
        pixels += _lesion(label, x, y, center_x, center_y, shaft, rng)
        # Benign lesions reach to about 0.85 of the shaft's half width, ragged ones to twice that.
        reach = shaft * (0.9 if label == 1 else 1.8)
        box = [max(center_x - reach, 0), center_y - reach, min(center_x + reach, width - 1), center_y + reach]
    pixels += rng.normal(0, 4, pixels.shape)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return image.filter(ImageFilter.GaussianBlur(1.1)), box


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
