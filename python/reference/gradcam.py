"""Grad-CAM of the eager classifier, by pytorch-grad-cam.

{"threads"?: n, "models": [model...]}; a model has
- the weights: "seed" with "model", the config's model section;
- "runs": [{"input": {"file", "shape"}, "output": file, "memory_format"?: "channels_last",
  "layer"?: dotted path, "classes"?: one an image}...]
Writes the heat maps as raw float32 and the logits beside them (".logits").
Gives for each run of each model {"heat_maps", "logits"}: descriptions of the files.
"""

from typing import Any, Dict, List

import program
import torch
from pipeline.models import create_model
from pipeline.training import default_config
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget


def main(request: Dict[str, Any]) -> List[List[Dict[str, Any]]]:
    return [_explain(case) for case in request["models"]]


def _explain(case: Dict[str, Any]) -> List[Dict[str, Any]]:
    torch.manual_seed(case["seed"])
    model = create_model(default_config(case["model"])).eval()
    results = []
    for run in case["runs"]:
        memory_format = getattr(torch, run.get("memory_format", "contiguous_format"))
        model = model.to(memory_format=memory_format)
        layer = model.get_submodule(run["layer"]) if "layer" in run else model.gradcam_target_layer
        images = program.read_float32(run["input"]["file"], run["input"]["shape"]).to(memory_format=memory_format)
        targets = [ClassifierOutputTarget(index) for index in run["classes"]] if "classes" in run else None
        with GradCAM(model=model, target_layers=[layer]) as cam:
            heat_maps = torch.from_numpy(cam(images, targets))
            logits = cam.outputs.detach()
        results.append({
            "heat_maps": program.write_tensor(run["output"], heat_maps),
            "logits": program.write_tensor(run["output"] + ".logits", logits),
        })
    return results


if __name__ == "__main__":
    program.run(main)
