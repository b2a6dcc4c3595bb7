"""The pipeline's data set: rows of a manifest, then the dimmed copies of the annotated tumour images."""

import json
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np
import torch
from PIL import Image

from .annotations import annotation_mask, dim_outside

Transform = Callable[..., Dict[str, Any]]


class BTXRDDataset(torch.utils.data.Dataset):
    """`transform` is an albumentations one that ends in CHW or HWC float32."""

    def __init__(self, rows: List[Dict[str, Any]], images_dir: str, transform: Transform, annotations_dir: Optional[str] = None) -> None:
        self.images_dir = Path(images_dir)
        self.annotations_dir = None if annotations_dir is None else Path(annotations_dir)
        self.transform = transform
        self.samples = [(row["image_id"], row["label"], False) for row in rows]
        self.samples += [(name, label, True) for name, label, _ in self.samples if label > 0 and self._annotation(name).exists()]

    def _annotation(self, image_id: str) -> Path:
        return (self.annotations_dir or Path("/nowhere")) / f"{Path(image_id).stem}.json"

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, index: int) -> Tuple[torch.Tensor, int]:
        image_id, label, dimmed = self.samples[index]
        with Image.open(self.images_dir / image_id) as file:
            image = np.asarray(file.convert("RGB"))
        if dimmed:
            annotation = json.loads(self._annotation(image_id).read_text())
            image = dim_outside(image, annotation_mask(annotation, image.shape[1], image.shape[0]))
        pixels = self.transform(image=image)["image"]
        return torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1))), label
