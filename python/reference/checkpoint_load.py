"""Reads files in every mode of `torch.load` and compares what comes with a dump made in Node.

{"pairs": [{"checkpoint", "dump": path of the JSON that test/support/dump.ts makes}]}
-> [{"full", "weights_only", "mmap": [difference, ...], "values", "tensors",
     "unsafe_globals": [name, ...], "keys": [name, ...] | null}]
"""

import json
from pathlib import Path
from typing import Any, Dict, List

import checkpoint_compare
import program
import torch

MODES: Dict[str, Dict[str, bool]] = {
    "full": {"weights_only": False},
    "weights_only": {"weights_only": True},
    "mmap": {"weights_only": True, "mmap": True},
}


def load(pair: Dict[str, Any]) -> Dict[str, Any]:
    path = pair["checkpoint"]
    dump = json.loads(Path(pair["dump"]).read_text())
    result: Dict[str, Any] = {"unsafe_globals": torch.serialization.get_unsafe_globals_in_checkpoint(path)}
    for name, mode in MODES.items():
        value = torch.load(path, map_location="cpu", **mode)
        comparison = checkpoint_compare.Comparison()
        comparison.compare("checkpoint", value, dump)
        result[name] = comparison.differences
        result["values"], result["tensors"] = comparison.values, comparison.tensors
        result["keys"] = list(value) if isinstance(value, dict) else None
    return result


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [load(pair) for pair in request["pairs"]]


if __name__ == "__main__":
    program.run(main)
