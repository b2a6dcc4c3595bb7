"""The validation transform: Pillow `.convert("RGB")`, albumentations Resize and Normalize, CHW float32."""

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


def preprocess(path: str, image_size: int) -> torch.Tensor:
    """Image file -> (1, 3, image_size, image_size) float32."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"))
    chw = validation_transform(image_size)(image=pixels)["image"].transpose(2, 0, 1)
    return torch.from_numpy(np.ascontiguousarray(chw)).unsqueeze(0)
