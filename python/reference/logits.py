"""Eval logits of the eager classifier.

{"cases": [case...], "threads"?: n}; a case has
- the weights: "checkpoint": file, or "seed" with "model": the config's model section;
- the input: "input": {"file", "shape"} (raw float32, one batch), or "images": [file...] with
  "image_size" (each preprocessed and run as a batch of one);
- "output": file for the logits as raw float32; "memory_format"?: "channels_last".
Gives for each case the description of the file: {"file", "shape", "dtype", "sha256"}.
"""

from typing import Any, Dict, List

import program
import torch
from pipeline.models import create_model, load_model
from pipeline.training import default_config
from pipeline.transforms import preprocess


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [program.write_tensor(case["output"], _logits(case)) for case in request["cases"]]


@torch.no_grad()
def _logits(case: Dict[str, Any]) -> torch.Tensor:
    if "checkpoint" in case:
        model = load_model(case["checkpoint"])
    else:
        torch.manual_seed(case["seed"])
        model = create_model(default_config(case["model"])).eval()
    if "images" in case:
        batches = [preprocess(path, case["image_size"]) for path in case["images"]]
    else:
        batches = [program.read_float32(case["input"]["file"], case["input"]["shape"])]
    if case.get("memory_format") == "channels_last":
        model = model.to(memory_format=torch.channels_last)
        batches = [b.to(memory_format=torch.channels_last) for b in batches]
    return torch.cat([model(batch) for batch in batches])


if __name__ == "__main__":
    program.run(main)
