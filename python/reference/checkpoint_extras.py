"""Values that `weights_only=True` refuses and that are read all the same, or refused by name.

{"folder", "formats": [{"protocol", "legacy"}]}
-> [{"path", "kind", "extra", "refused": whether weights_only refuses, "facts"}]

`extra` says whether the file should be read. `facts` are what the value is, in words that Node can
check: {"t": class, ...}; null for what should not be read.
"""

import argparse
import builtins
import datetime
import fractions
import functools
import os
import pathlib
import re
import subprocess
import uuid
from collections import OrderedDict, defaultdict, deque
from pathlib import Path
from typing import Any, Dict, List, Optional

import numpy
import program
import torch

NUMPY_DTYPES = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]


def arrays() -> Dict[str, Any]:
    grid = numpy.arange(6).reshape(2, 3)
    return {
        **{f"array {code}": grid.astype(code) for code in NUMPY_DTYPES},
        "array big-endian": grid.astype(">i4"),
        "array in Fortran order": numpy.asfortranarray(grid),
        "array of no dimension": numpy.array(2.5),
        "array of no element": numpy.zeros((0, 3)),
        "array, sliced": numpy.arange(10)[1::3],
    }


def extras() -> Dict[str, Any]:
    """Read by load(), refused by weights_only."""
    zone = datetime.timezone(datetime.timedelta(hours=2), "CEST")
    factory = defaultdict(list, a=[1])
    named = argparse.Namespace(lr=1.0, name="b0", nested=argparse.Namespace(x=[1]))
    return {
        **arrays(),
        **{f"scalar {code}": numpy.dtype(code).type(3) for code in NUMPY_DTYPES},
        "numpy dtype": numpy.dtype("f4"),
        "defaultdict": factory,
        "defaultdict without factory": defaultdict(None, a=1),
        "defaultdict of int": defaultdict(int, {1: 2}),
        "Namespace": named,
        "frozenset": frozenset([1, "a"]),
        "empty bytes": b"",
        "datetime": datetime.datetime(2026, 1, 31, 9, 30, 1, 5),
        "datetime with fold": datetime.datetime(2026, 10, 25, 2, 30, fold=1),
        "datetime of UTC": datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc),
        "datetime of a zone": datetime.datetime(2026, 1, 31, 9, 30, tzinfo=zone),
        "date": datetime.date(1, 12, 31),
        "time": datetime.time(23, 59, 59, 999999),
        "timedelta": datetime.timedelta(-1, 3, 7),
        "PosixPath": pathlib.PosixPath("/data/runs/../best.pt"),
        "PurePosixPath": pathlib.PurePosixPath("a/b"),
        "PureWindowsPath": pathlib.PureWindowsPath("C:\\runs\\best.pt"),
        "empty path": pathlib.PurePosixPath("."),
        "integer of 300 bytes": 2**2399 + 1,
    }


def unsafe() -> Dict[str, Any]:
    """Refused by both."""
    return {
        "os.system": Call(os.system, "true"),
        "subprocess": Call(subprocess.check_output, ["true"]),
        "eval": Call(builtins.eval, "1"),
        "exec": builtins.exec,
        "getattr": Call(builtins.getattr, "a", "upper"),
        "import": Call(builtins.__import__, "os"),
        "open": Call(builtins.open, os.devnull),
        "partial": functools.partial(print, "x"),
        "a compiled pattern": re.compile("a"),
        "a module": torch.nn.Linear(1, 1),
        "an optimizer class": torch.optim.AdamW,
        "a deque": deque([1]),
        "a fraction": fractions.Fraction(1, 3),
        "a UUID": uuid.UUID(int=1),
        "an object array": numpy.array([None, 1], dtype=object),
        "a string array": numpy.array(["a"]),
        "a structured array": numpy.zeros(1, dtype=[("a", "i4")]),
        "a datetime array": numpy.array(["2026-01-31"], dtype="datetime64[D]"),
        "a range": range(3),
        "a slice": slice(1),
        "a defaultdict of a lambda's kin": defaultdict(functools.partial(list)),
    }


class Call:
    """Pickles as a call."""

    def __init__(self, function: Any, *args: Any) -> None:
        self.call = (function, args)

    def __reduce__(self) -> Any:
        return self.call


def facts(value: Any) -> Dict[str, Any]:
    kind = type(value).__name__
    if isinstance(value, numpy.ndarray):
        return {"t": "ndarray", "dtype": value.dtype.str, "shape": list(value.shape), "hex": value.tobytes().hex(), "numbers": numbers(value)}
    if isinstance(value, numpy.generic):
        return {"t": "scalar", "dtype": value.dtype.str, "hex": value.tobytes().hex(), "numbers": numbers(value)}
    if isinstance(value, numpy.dtype):
        return {"t": "dtype", "name": value.str}
    if isinstance(value, defaultdict):
        factory = value.default_factory
        return {"t": kind, "factory": None if factory is None else f"{factory.__module__}.{factory.__qualname__}", "items": [[key, item] for key, item in value.items()]}
    if isinstance(value, argparse.Namespace):
        return {"t": kind, "items": [[key, facts(item) if isinstance(item, argparse.Namespace) else item] for key, item in vars(value).items()]}
    if isinstance(value, frozenset):
        return {"t": kind, "items": sorted(value, key=str)}
    if isinstance(value, bytes):
        return {"t": kind, "hex": value.hex()}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"t": kind, "iso": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"t": kind, "days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
    if isinstance(value, pathlib.PurePath):
        return {"t": kind, "text": str(value)}
    return {"t": kind, "text": str(value)}


def numbers(value: Any) -> Optional[List[str]]:
    """As JavaScript should see them; None for those of which it has no arrays."""
    if value.dtype.kind == "c" or value.dtype.str.endswith("f2"):
        return None
    return [repr(int(item)) if value.dtype.kind in "biu" else repr(float(item)) for item in numpy.asarray(value).ravel()]


def is_refused(path: Path) -> bool:
    try:
        torch.load(path, weights_only=True)
    except Exception:  # noqa: BLE001 - refused is refused
        return True
    return False


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    results = []
    for number, form in enumerate(request["formats"]):
        for extra, values in [(True, extras()), (False, unsafe())]:
            for kind, value in values.items():
                path = Path(request["folder"]) / f"{number}-{kind.replace(' ', '_')}.pt"
                torch.save(
                    OrderedDict(before=[1], value=value), path, pickle_protocol=form["protocol"], _use_new_zipfile_serialization=not form["legacy"]
                )
                results.append({
                    "path": str(path), "kind": kind, "extra": extra, "refused": is_refused(path), "facts": facts(value) if extra else None,
                    **form,
                })
    return results


if __name__ == "__main__":
    program.run(main)
