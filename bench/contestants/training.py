"""training.py BATCH SIZE FORMAT: one sample is one training step, as training.js does it."""

import os
import sys

import torch
from torch import nn

from btxrd_export.classifier import BTXRDClassifier
from serve import milliseconds, serve


def main() -> None:
    batch, size, layout = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    torch.set_num_threads(int(os.environ["BTXRD_BENCH_THREADS"]))
    memory_format = torch.channels_last if layout == "channels_last" else torch.contiguous_format
    torch.manual_seed(1)
    model = BTXRDClassifier("efficientnet_b0", 3, False, 0.2).to(memory_format=memory_format).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
    criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.5, 1.0, 2.0]), label_smoothing=0.1)
    pixels = torch.arange(batch * 3 * size * size, dtype=torch.float64).sin().float()
    inputs = pixels.reshape(batch, 3, size, size).to(memory_format=memory_format)
    targets = torch.arange(batch) % 3

    def step() -> None:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimizer.step()
        loss.item()

    serve({"torch": torch.__version__, "threads": torch.get_num_threads()}, lambda _: milliseconds(step))


if __name__ == "__main__":
    main()
