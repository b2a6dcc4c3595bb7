"""LabelMe annotations as masks, and the copy of an image that is dimmed outside of its mask."""

from typing import Any, Dict

import cv2
import numpy as np


def annotation_mask(annotation: Dict[str, Any], width: int, height: int) -> np.ndarray:
    """(height, width) uint8: 1 inside of any polygon or rectangle. Points are truncated to whole pixels."""
    mask = np.zeros((height, width), dtype=np.uint8)
    for shape in annotation["shapes"]:
        points = np.array(shape["points"], dtype=np.int32)
        if shape["shape_type"] == "rectangle":
            cv2.rectangle(mask, points[0].tolist(), points[1].tolist(), 1, thickness=-1)
        else:
            cv2.fillPoly(mask, [points], 1)
    return mask


def dim_outside(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """The image with everything outside of the mask at half its brightness."""
    return np.where(mask[..., None] > 0, image, (image * 0.5).astype(np.uint8))
