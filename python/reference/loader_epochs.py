"""Epochs of PyTorch's DataLoader with num_workers=0 over the pipeline's data set.

{"rows": [{"image_id", "label"}...], "images_dir", "annotations_dir", "release"?: that of the training transform,
by default validation's, "image_size", "batch_size", "epochs", "seed"}
-> {"batches": [[{"labels", "sha256"}...]...], "rng_state": sha256 of the default generator's state}
"""

import hashlib
from typing import Any, Dict

import program
import torch
from pipeline.dataset import BTXRDDataset
from pipeline.transforms import training_transform, validation_transform


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    size, seed = request["image_size"], request["seed"]
    transform = training_transform(request["release"], size, seed) if "release" in request else validation_transform(size)
    dataset = BTXRDDataset(request["rows"], request["images_dir"], transform, request["annotations_dir"])
    torch.manual_seed(seed)
    loader = torch.utils.data.DataLoader(dataset, batch_size=request["batch_size"], shuffle=True)
    batches = [
        [{"labels": labels.tolist(), "sha256": program.sha256(images)} for images, labels in loader]
        for _ in range(request["epochs"])
    ]
    return {"batches": batches, "rng_state": hashlib.sha256(torch.get_rng_state().numpy().tobytes()).hexdigest()}


if __name__ == "__main__":
    program.run(main)
