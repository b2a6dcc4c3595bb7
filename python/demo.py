"""Python's half of `npm start`: logits of a checkpoint for images, as JSON on standard output.

python demo.py --checkpoint FILE --image FILE... [--threads N]

{"checkpoint", "image_size", "class_names", "threads", "images": [{"file", "logits"}...]}; each
logit is the float32 written as a double, so it reads back to the same bits.
"""

import argparse
import json
import sys

import torch

from pipeline.models import load_model
from pipeline.transforms import preprocess


def main() -> None:
    parser = argparse.ArgumentParser(description="Python's logits for npm start.")
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--image", nargs="+", action="extend", required=True)
    parser.add_argument("--threads", type=int)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    checkpoint = arguments.checkpoint
    config = torch.load(checkpoint, map_location="cpu", weights_only=True)["config"]
    size = config["data"]["image_size"]
    model = load_model(checkpoint)
    with torch.no_grad():
        results = [{"file": path, "logits": model(preprocess(path, size))[0].tolist()} for path in arguments.image]
    report = {
        "checkpoint": checkpoint,
        "image_size": size,
        "class_names": config["model"]["class_names"],
        "threads": torch.get_num_threads(),
        "images": results,
    }
    json.dump(report, sys.stdout, allow_nan=False)


if __name__ == "__main__":
    main()
