"""What the inference command says about images.

{"checkpoint", "images": [file...], "image_size", "threads"?: n}
-> [{"file", "class", "confidence", "scores": {class: score}, "logits": [float32...]}...], in the order of the images
"""

from typing import Any, Dict, List

import program
import torch
from pipeline.models import load_model
from pipeline.transforms import preprocess


@torch.no_grad()
def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    model = load_model(request["checkpoint"])
    class_names = torch.load(request["checkpoint"], weights_only=False)["class_names"]
    results = []
    for file in request["images"]:
        logits = model(preprocess(file, request["image_size"]))
        scores = torch.softmax(logits, dim=1)[0]
        best = int(scores.argmax())
        results.append(
            {
                "file": file,
                "class": class_names[best],
                "confidence": scores[best].item(),
                "scores": dict(zip(class_names, scores.tolist())),
                "logits": logits[0].tolist(),
            }
        )
    return results


if __name__ == "__main__":
    program.run(main)
