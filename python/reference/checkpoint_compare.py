"""Compares what `torch.load` reads from a checkpoint with the dump of what Node read from it.

{"pairs": [{"checkpoint", "dump": path of the JSON that test/support/dump.ts makes, "weights_only"?: true}]}
-> [{"differences": ["path: what differs", ...], "values", "tensors"}]
"""

import json
import struct
from collections import OrderedDict
from pathlib import Path
from typing import Any, Dict, List, Optional

import program
import torch


class Comparison:
    """Walks a Python value and a dump side by side."""

    def __init__(self) -> None:
        self.differences: List[str] = []
        self.values = 0
        self.tensors = 0
        # Node's ids of objects and storages, and the Python objects that they stand for.
        self._objects: Dict[int, Any] = {}
        self._ids: Dict[int, int] = {}
        self._storages: Dict[int, int] = {}

    def compare(self, path: str, value: Any, node: Dict[str, Any]) -> None:
        self.values += 1
        if node["t"] == "ref":
            self._expect(path, "shared object", id(value), id(self._objects[node["id"]]))
            return
        if not self._expect(path, "type", type(value).__name__, node["t"]):
            return
        if "id" in node:
            self._meet(path, value, node["id"])
        if isinstance(value, torch.Tensor):
            self._tensor(path, value, node)
        elif isinstance(value, dict):
            self._dict(path, value, node)
        elif isinstance(value, (list, tuple)):
            self._items(path, list(value), node["items"])
        elif isinstance(value, (set, frozenset)):
            # A set has no order in Python.
            self._items(path, sorted(value, key=repr), sorted(node["items"], key=lambda item: repr(scalar(item))))
        else:
            self._expect(path, "value", describe(value), node.get("v"))

    def _meet(self, path: str, value: Any, identity: int) -> None:
        """A new object in Node must be new in Python. Python may keep equal immutable ones once."""
        if not isinstance(value, (tuple, frozenset)):
            earlier = self._ids.setdefault(id(value), identity)
            self._expect(path, "object", identity, earlier)
        self._objects[identity] = value

    def _dict(self, path: str, value: Dict[Any, Any], node: Dict[str, Any]) -> None:
        items = [pair for item in value.items() for pair in item]
        self._items(path, items, [pair for item in node["items"] for pair in item], [repr(key) for key in value])
        if isinstance(value, OrderedDict):
            attributes = [pair for item in vars(value).items() for pair in item]
            self._items(f"{path}.__dict__", attributes, [pair for item in node["attributes"] for pair in item])

    def _items(self, path: str, items: List[Any], nodes: List[Dict[str, Any]], names: Optional[List[str]] = None) -> None:
        if not self._expect(path, "length", len(items), len(nodes)):
            return
        for index, (item, node) in enumerate(zip(items, nodes)):
            self.compare(f"{path}[{index if names is None else names[index // 2]}]", item, node)

    def _tensor(self, path: str, value: torch.Tensor, node: Dict[str, Any]) -> None:
        self.tensors += 1
        address = value.untyped_storage().data_ptr()
        # Empty storages have no address and share nothing.
        if address != 0:
            self._expect(path, "storage", self._storages.setdefault(address, node["storage"]), node["storage"])
        for name, found in [
            ("dtype", program.dtype_name(value)),
            ("shape", list(value.shape)),
            ("stride", list(value.stride())),
            ("requires_grad", value.requires_grad),
            ("sha256", program.sha256(value)),
        ]:
            self._expect(path, name, found, node[name])

    def _expect(self, path: str, what: str, python: Any, node: Any) -> bool:
        if python == node:
            return True
        self.differences.append(f"{path}: {what} is {python!r} in Python, {node!r} in Node")
        return False


def describe(value: Any) -> Any:
    """The text by which a dump writes a scalar."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    return bytes(value).hex()


def scalar(node: Dict[str, Any]) -> Any:
    """A dumped member of a set as the Python value, for sorting."""
    if node["t"] == "float":
        return struct.unpack(">d", bytes.fromhex(node["v"]))[0]
    return int(node["v"]) if node["t"] == "int" else node["v"]


def compare(pair: Dict[str, Any]) -> Dict[str, Any]:
    value = torch.load(pair["checkpoint"], map_location="cpu", weights_only=pair.get("weights_only", True))
    comparison = Comparison()
    comparison.compare("checkpoint", value, json.loads(Path(pair["dump"]).read_text()))
    return {
        "differences": comparison.differences,
        "values": comparison.values,
        "tensors": comparison.tensors,
    }


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [compare(pair) for pair in request["pairs"]]


if __name__ == "__main__":
    program.run(main)
