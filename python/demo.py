"""Python's half of `npm start`: logits of a checkpoint for images, as JSON on standard output.

python demo.py --output-dir DIR [--threads N]
    draws synthetic phantoms in DIR/phantoms, trains EfficientNet-B0 on them for a few steps and
    saves DIR/demo.pt: a real checkpoint, of a model that knows nothing but its six phantoms.
python demo.py --checkpoint FILE --image FILE... [--threads N]
    takes the user's checkpoint and images.

{"checkpoint", "image_size", "class_names", "threads", "images": [{"file", "logits"}...]}; each
logit is the float32 written as a double, so it reads back to the same bits.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import List

import torch

from pipeline.models import load_model, save_checkpoint
from pipeline.phantoms import CLASSES, write_phantoms
from pipeline.training import default_config, train
from pipeline.transforms import preprocess

STEPS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description="Python's logits for npm start.")
    parser.add_argument("--output-dir", type=Path)
    parser.add_argument("--checkpoint")
    parser.add_argument("--image", nargs="+", action="extend")
    parser.add_argument("--threads", type=int)
    arguments = parser.parse_args()
    if bool(arguments.output_dir) == bool(arguments.checkpoint) or bool(arguments.checkpoint) != bool(arguments.image):
        parser.error("expected either --output-dir, or --checkpoint with --image")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    if arguments.checkpoint:
        checkpoint, images = arguments.checkpoint, arguments.image
    else:
        checkpoint = str(arguments.output_dir / "demo.pt")
        images = _make_checkpoint(arguments.output_dir / "phantoms", checkpoint)
    config = torch.load(checkpoint, map_location="cpu", weights_only=True)["config"]
    size = config["data"]["image_size"]
    model = load_model(checkpoint)
    with torch.no_grad():
        results = [{"file": path, "logits": model(preprocess(path, size))[0].tolist()} for path in images]
    report = {
        "checkpoint": checkpoint,
        "image_size": size,
        "class_names": config["model"]["class_names"],
        "threads": torch.get_num_threads(),
        "images": results,
    }
    json.dump(report, sys.stdout, allow_nan=False)


def _make_checkpoint(folder: Path, checkpoint: str) -> List[str]:
    """Trains on fresh phantoms, saves the checkpoint and gives the phantoms' paths."""
    phantoms = write_phantoms(folder, per_class=2, seed=0)
    config = default_config()
    size = config["data"]["image_size"]
    inputs = torch.cat([preprocess(p["file"], size) for p in phantoms])
    targets = torch.tensor([CLASSES.index(p["class"]) for p in phantoms])
    torch.manual_seed(0)
    run = train(config, inputs, targets, STEPS)
    # So few steps leave BatchNorm's running statistics near their start, where all images give the same logits.
    torch.optim.swa_utils.update_bn([inputs], run.model)
    # Renamed into place: a later `npm start` takes up a checkpoint that it finds.
    partial = f"{checkpoint}.partial"
    save_checkpoint(run.model, run.optimizer, run.scheduler, STEPS, run.losses[-1], config, run.class_weights, partial)
    os.replace(partial, checkpoint)
    return [p["file"] for p in phantoms]


if __name__ == "__main__":
    main()
