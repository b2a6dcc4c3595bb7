"""checkpoint.py FILE load|mmap|save: one sample does what checkpoint.js does, with torch.load and torch.save."""

import os
import sys
import time
from pathlib import Path
from typing import Any, Iterator

import torch

from serve import milliseconds, serve


def tensors_of(value: Any) -> Iterator[torch.Tensor]:
    """All tensors of a value."""
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from tensors_of(item)


def load_and_touch(file: str, mmap: bool) -> None:
    torch._foreach_max(list(tensors_of(torch.load(file, weights_only=True, mmap=mmap))))


def save(value: Any, target: Path) -> None:
    """As the product does it: the new file is on the disk before it takes the place of the old one."""
    temporary = target.with_suffix(".tmp")
    torch.save(value, temporary)
    flush(temporary)
    os.replace(temporary, target)
    flush(target.parent)


def flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def main() -> None:
    file, work = sys.argv[1:3]
    torch.set_num_threads(int(os.environ["BTXRD_BENCH_THREADS"]))
    about = {"torch": torch.__version__}
    if work != "save":
        serve(about, lambda _: milliseconds(lambda: load_and_touch(file, work == "mmap")))
        return
    value = torch.load(file, weights_only=True)
    target = Path(file).with_name(f"{os.getpid()}.py.pt")

    def timed_save(_: Any) -> float:
        time_of_save = milliseconds(lambda: save(value, target))
        time.sleep(0.2)  # As checkpoint.js.
        return time_of_save

    serve(about, timed_save)
    target.unlink()


if __name__ == "__main__":
    main()
