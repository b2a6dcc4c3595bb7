"""The transforms: Pillow `.convert("RGB")`, albumentations, CHW float32."""

import os

import numpy as np
import torch
from PIL import Image

# albumentations otherwise asks the network for its newest version when it is imported.
os.environ["NO_ALBUMENTATIONS_UPDATE"] = "1"

import albumentations as A  # noqa: E402

IMAGENET_MEAN = [0.485, 0.456, 0.406]
IMAGENET_STD = [0.229, 0.224, 0.225]


def validation_transform(image_size: int) -> A.Compose:
    return A.Compose([A.Resize(image_size, image_size), A.Normalize(IMAGENET_MEAN, IMAGENET_STD)])


def training_transform(release: int, image_size: int, seed: int) -> A.Compose:
    """The augmentations of the first release, or of the later ones (2); all random streams start from `seed`."""
    if release == 1:
        geometry_and_noise = [A.Rotate(limit=15, border_mode=0, p=0.5)]
    else:
        geometry_and_noise = [
            A.Affine(translate_percent=(-0.05, 0.05), scale=(0.9, 1.1), rotate=(-15, 15), border_mode=0, p=0.5),
            A.RandomBrightnessContrast(brightness_limit=0.1, contrast_limit=0.1, p=0.3),
            A.GaussNoise(std_range=(0.01, 0.05), p=0.2),
            A.CoarseDropout(num_holes_range=(1, 8), hole_height_range=(8, 32), hole_width_range=(8, 32), fill=0, p=0.3),
        ]
    augmentations = [A.CLAHE(clip_limit=4.0, tile_grid_size=(8, 8), p=1.0), A.HorizontalFlip(p=0.5), *geometry_and_noise]
    return A.Compose(
        [*augmentations, A.Resize(image_size, image_size), A.Normalize(IMAGENET_MEAN, IMAGENET_STD)], seed=seed
    )


def preprocess(path: str, image_size: int) -> torch.Tensor:
    """Image file -> (1, 3, image_size, image_size) float32."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"))
    chw = validation_transform(image_size)(image=pixels)["image"].transpose(2, 0, 1)
    return torch.from_numpy(np.ascontiguousarray(chw)).unsqueeze(0)
