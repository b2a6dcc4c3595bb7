"""make_large_checkpoint.py FILE GIGABYTES: a dict of tensors of 64 MiB, GIGABYTES * 2^30 bytes in all."""

import sys

import torch


def main() -> None:
    file, gigabytes = sys.argv[1], float(sys.argv[2])
    tensors = {f"tensor{i}": torch.full((2**24,), float(i)) for i in range(round(16 * gigabytes))}
    torch.save(tensors, file)


if __name__ == "__main__":
    main()
