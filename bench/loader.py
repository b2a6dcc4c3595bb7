"""The Python side of loader.js: one epoch of PyTorch's DataLoader for each line of standard input."""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))

import torch
from pipeline.dataset import BTXRDDataset
from pipeline.transforms import training_transform


def main() -> None:
    request = json.loads(sys.argv[1])
    transform = training_transform(2, request["image_size"], request["seed"])
    dataset = BTXRDDataset(request["rows"], request["images_dir"], transform)
    # Workers that live on: starting them anew in each epoch would only add to Python's time.
    loader = torch.utils.data.DataLoader(
        dataset, batch_size=request["batch_size"], shuffle=True, num_workers=request["workers"], persistent_workers=True
    )
    torch.manual_seed(request["seed"])
    for _ in sys.stdin:
        start = time.perf_counter()
        for _images, _labels in loader:
            pass
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
