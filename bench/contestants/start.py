"""start.py CHECKPOINT: from nothing to the first logits."""

import sys

import torch

from pipeline.models import load_model


def main() -> None:
    model = load_model(sys.argv[1])
    with torch.no_grad():
        print(model(torch.zeros(1, 3, 224, 224))[0].tolist())


if __name__ == "__main__":
    main()
