"""show_cam_on_image, OpenCV's JET and the intersection over union with a mask.

{"cases": [{"input", "heat", "size": [height, width], "mean", "std", "mask"?, "mask_size"?, "output": file}...]};
"input" is raw float32 (3, height, width), "heat" raw float32, "mask" raw uint8.
Writes each overlay as raw uint8; gives {"jet": [[r, g, b]...], "iou": [number or null...]}.
"""

from pathlib import Path
from typing import Any, Dict

import program
import btxrd_export.timm_import  # noqa: F401  torchvision, which pytorch-grad-cam imports, needs it first
import cv2
import numpy as np
from pytorch_grad_cam.utils.image import show_cam_on_image


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    levels = np.arange(256, dtype=np.uint8)[:, None]
    jet = cv2.applyColorMap(levels, cv2.COLORMAP_JET)[:, 0, ::-1]
    return {"jet": jet.tolist(), "iou": [_case(case) for case in request["cases"]]}


def _case(case: Dict[str, Any]) -> Any:
    height, width = case["size"]
    planes = program.read_float32(case["input"], [3, height, width]).numpy()
    heat = program.read_float32(case["heat"], [height, width]).numpy()
    image = np.clip(planes.transpose(1, 2, 0) * np.array(case["std"]) + np.array(case["mean"]), 0, 1).astype(np.float32)
    Path(case["output"]).write_bytes(show_cam_on_image(image, heat, use_rgb=True).tobytes())
    if "mask" not in case:
        return None
    mask = np.frombuffer(Path(case["mask"]).read_bytes(), dtype=np.uint8).reshape(case["mask_size"])
    inside = cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    union = np.logical_or(heat >= 0.5, inside).sum()
    return float(np.logical_and(heat >= 0.5, inside).sum() / union) if union else 0.0


if __name__ == "__main__":
    program.run(main)
