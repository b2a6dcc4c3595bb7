"""What the inference command says about images, and the pictures of their heat maps.

{"checkpoint", "images": [file...], "image_size", "threads"?: n, "picture_dir"?}
-> [{"file", "class", "confidence", "scores": {class: score}, "logits": [float32...]}...], in the order of the images.
With "picture_dir", the overlay of image i goes to "<i>.rgb" there, as raw bytes of (image_size, image_size, 3).
"""

from pathlib import Path
from typing import Any, Dict, List

import program
import numpy as np
import torch
from pipeline.models import load_model
from pipeline.transforms import IMAGENET_MEAN, IMAGENET_STD, preprocess
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.image import show_cam_on_image


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    model = load_model(request["checkpoint"])
    class_names = torch.load(request["checkpoint"], weights_only=True)["class_names"]
    results = []
    for number, file in enumerate(request["images"]):
        image = preprocess(file, request["image_size"])
        results.append({"file": file, **_prediction(model, image, class_names)})
        if "picture_dir" in request:
            Path(request["picture_dir"], f"{number}.rgb").write_bytes(_overlay(model, image).tobytes())
    return results


@torch.no_grad()
def _prediction(model: torch.nn.Module, image: torch.Tensor, class_names: List[str]) -> Dict[str, Any]:
    logits = model(image)
    scores = torch.softmax(logits, dim=1)[0]
    best = int(scores.argmax())
    return {
        "class": class_names[best],
        "confidence": scores[best].item(),
        "scores": dict(zip(class_names, scores.tolist())),
        "logits": logits[0].tolist(),
    }


def _overlay(model: torch.nn.Module, image: torch.Tensor) -> np.ndarray:
    """The heat map of the predicted class on the de-normalised image."""
    with GradCAM(model=model, target_layers=[model.gradcam_target_layer]) as cam:
        heat_map = cam(image)[0]
    pixels = np.clip(image[0].numpy().transpose(1, 2, 0) * np.array(IMAGENET_STD) + np.array(IMAGENET_MEAN), 0, 1)
    return show_cam_on_image(pixels.astype(np.float32), heat_map, use_rgb=True)


if __name__ == "__main__":
    program.run(main)
