"""loader.py FILE COUNT SIZE BATCH WORKERS: one sample is an epoch over COUNT copies of the file."""

import sys
from pathlib import Path

import cv2
import torch

from pipeline.dataset import BTXRDDataset
from pipeline.transforms import training_transform
from serve import milliseconds, serve


def main() -> None:
    file, (count, size, batch, workers) = Path(sys.argv[1]), map(int, sys.argv[2:6])
    cv2.setNumThreads(1)
    rows = [{"image_id": file.name, "label": i % 3} for i in range(count)]
    dataset = BTXRDDataset(rows, str(file.parent), training_transform(2, size, 42))
    # Workers that live on: starting them anew in each epoch would only add to Python's time.
    loader = torch.utils.data.DataLoader(
        dataset, batch_size=batch, shuffle=True, num_workers=workers, persistent_workers=workers > 0
    )
    torch.manual_seed(42)
    serve({"opencv": cv2.__version__}, lambda _: milliseconds(lambda: sum(len(labels) for _images, labels in loader)))


if __name__ == "__main__":
    main()
