"""Writes files with `torch.save`, for reading them elsewhere.

{"files": [{"path", "content": "values" | "tensors" | "sets" | "named" | "batches" | "root_float" | "nothing" | "plain_dict",
"protocol"?: 2, "checksums"?: true, "rewrite"?: "deflated" | "damaged" | "legacy"}]} -> {}
"""

import zipfile
from collections import Counter, OrderedDict
from pathlib import Path
from typing import Any, Callable, Dict

import program
import torch


def values() -> Any:
    """Every plain type, at the places where JavaScript could confuse it with another."""
    shared = {"lr": 1.0}
    ordered = OrderedDict([("b", 1), ("a", 2.0), ("2", None), ("1", True)])
    ordered._metadata = OrderedDict([("", {"version": 1}), ("bn", {"version": 2})])
    return {
        "ints": [0, 1, -1, 255, 256, 65536, 2**31 - 1, -(2**31), 2**31, 2**53 - 1, 2**53, -(2**53), 2**63, 2**64 + 1, -(2**200)],
        "floats": [0.0, -0.0, 1.0, -1.0, 0.1, 1e300, 5e-324, 2.0**53, float("inf"), float("-inf"), float("nan")],
        "bools": (True, False, None),
        "int_then_float": (1, 1.0),
        "nested": [(), [], {}, [()], ([],), (1, [2.0, (3, [4.0])])],
        "strings": ["", "Größe", "🩻", "\ud800 alone", "\x00", "a\nb", "x" * 300],
        "bytes": b"\x00\xff bytes",
        "integer_keys": {2: "two", 1: "one", -1: "minus", 2**70: "big"},
        "digit_keys": {"10": 1, "9": 2, "a": 3, "01": 4},
        "mixed_keys": {1: "int", "1": "str", None: "none", (1, 2.0): "tuple", 0.5: "float"},
        "float_keys": {1.0: 1, 2: 2.0, 0.0: 0},
        "bool_keys": {True: 1, False: 0},
        "special": {"__proto__": {"polluted": True}, "constructor": 1, "toString": 2.0, "": 3, "hasOwnProperty": None},
        "ordered": ordered,
        "empty_ordered": OrderedDict(),
        "counters": [Counter(["b", "a", "b"]), Counter([3, 1, 3, 1.0]), Counter()],
        "size": torch.Size([2, 3]),
        "shared": [shared, shared, [shared]],
        "sequence": list(range(2500)),
    }


def tensors() -> Any:
    """Every dtype that crosses the boundary, views, sharing, and the shapes without elements or dimensions."""
    base = torch.arange(24, dtype=torch.float32)
    same = torch.ones(3)
    by_dtype = {
        str(dtype): torch.tensor([[0, 1, 100], [3, 127, 1]]).to(dtype)
        for dtype in [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16]
        + [torch.int8, torch.uint8, torch.bool]
    }
    return {
        "dtypes": by_dtype,
        "views": [base, base[4:8], base.view(4, 6).t(), base.view(2, 3, 4)[:, 1, ::2], base[::5], base[5:5]],
        "expanded": torch.ones(1, 3).expand(4, 3),
        "channels_last": torch.arange(120.0).view(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "scalar": torch.tensor(3.5),
        "empty": [torch.empty(0), torch.empty(2, 0, 3)],
        "twice": [same, same, same.detach()],
        "parameter": torch.nn.Parameter(torch.ones(2, 2)),
        "frozen": torch.nn.Parameter(torch.ones(2), requires_grad=False),
        "requires_grad": torch.ones(2, requires_grad=True),
        "large": torch.arange(1_000_000, dtype=torch.float64),
        "state_dict": torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4)).state_dict(),
    }


def sets() -> Any:
    """What only protocol 4 and 5 write without naming a class."""
    return {"set": {1, 2.5, "a"}, "frozenset": frozenset({1.0}), "bytes": b"abc", "empty": set()}


def named() -> Any:
    """What protocol 2 writes by naming a class, of those that weights_only allows."""
    return {
        "sets": [{1, 2.5, "a"}, set()],
        "bytearrays": [bytearray(b"\x00\xff"), bytearray()],
        "bytes": [b"a", b"ab", b"\xff"],
    }


def batches() -> Any:
    """As many items as Python's pickler puts into one batch, one less, one more, and twice as many."""
    counts = [999, 1000, 1001, 2000]
    return {
        "lists": [list(range(count)) for count in counts],
        "dicts": [dict.fromkeys(range(count)) for count in counts],
        "ordered": [OrderedDict.fromkeys(range(count)) for count in counts],
        "single": [[1], {1: 2}, OrderedDict({1: 2})],
    }


CONTENTS: Dict[str, Callable[[], Any]] = {
    "values": values,
    "tensors": tensors,
    "sets": sets,
    "named": named,
    "batches": batches,
    "root_float": lambda: 1.0,
    "nothing": lambda: None,
    "plain_dict": lambda: {"weights": torch.ones(3), "epoch": 1},
}


def deflate(path: Path) -> None:
    """The same records, compressed."""
    with zipfile.ZipFile(path) as archive:
        records = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in records:
            archive.writestr(name, data)


def damage(path: Path) -> None:
    """One bit of the first storage changed."""
    with zipfile.ZipFile(path) as archive:
        entry = next(info for info in archive.infolist() if "/data/" in info.filename)
    data = bytearray(path.read_bytes())
    header = entry.header_offset
    start = header + 30 + int.from_bytes(data[header + 26 : header + 28], "little")
    start += int.from_bytes(data[header + 28 : header + 30], "little")
    data[start] ^= 1
    path.write_bytes(data)


def write(request: Dict[str, Any]) -> None:
    path = Path(request["path"])
    torch.manual_seed(0)
    torch.serialization.set_crc32_options(request.get("checksums", True))
    content = CONTENTS[request["content"]]()
    rewrite = request.get("rewrite")
    zipped = rewrite != "legacy"
    torch.save(content, path, pickle_protocol=request.get("protocol", 2), _use_new_zipfile_serialization=zipped)
    if rewrite == "deflated":
        deflate(path)
    elif rewrite == "damaged":
        damage(path)


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    for file in request["files"]:
        write(file)
    return {}


if __name__ == "__main__":
    program.run(main)
