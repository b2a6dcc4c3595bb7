"""Saves again with `torch.save` what a file holds, with equal strings as one object.

Python writes equal strings that are two objects twice. JavaScript cannot tell them apart and writes
them once, so this is the file that Node's has to equal in every byte.

{"files": [{"source", "target": path with the same stem}]} -> {}
"""

import pickle
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict

import program
import torch


class InterningUnpickler(pickle._Unpickler):  # type: ignore[name-defined,misc]
    """Python's own unpickler with one object for all equal strings."""

    dispatch = dict(pickle._Unpickler.dispatch)  # type: ignore[attr-defined]

    def load_binunicode(self) -> None:
        super().load_binunicode()
        self.stack[-1] = sys.intern(self.stack[-1])

    dispatch[pickle.BINUNICODE[0]] = load_binunicode


INTERNING = SimpleNamespace(__name__="pickle", Unpickler=InterningUnpickler, Pickler=pickle.Pickler, load=pickle.load)


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    for file in request["files"]:
        value = torch.load(file["source"], map_location="cpu", weights_only=False, pickle_module=INTERNING)
        Path(file["target"]).parent.mkdir(exist_ok=True)
        torch.save(value, file["target"])
    return {}


if __name__ == "__main__":
    program.run(main)
