"""What every reference program shares: JSON in, JSON out, tensors as raw files.

Importing it puts `python/` on the module path, so import it before the packages there.
"""

import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any, Callable, Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch  # noqa: E402


def run(main: Callable[[Dict[str, Any]], Any]) -> None:
    """Gives `main` the JSON of standard input and prints what it returns as JSON.

    `"threads"` in the input sets torch's thread count, which results depend on.
    """
    request = json.load(sys.stdin)
    if "threads" in request:
        torch.set_num_threads(request["threads"])
    json.dump(main(request), sys.stdout, allow_nan=False)


def tensor_bytes(tensor: torch.Tensor) -> bytes:
    """The elements in row-major order, little-endian."""
    return tensor.detach().contiguous().view(-1).view(torch.uint8).numpy().tobytes()


def sha256(tensor: torch.Tensor) -> str:
    return hashlib.sha256(tensor_bytes(tensor)).hexdigest()


def write_tensor(path: str, tensor: torch.Tensor) -> Dict[str, Any]:
    """Writes the raw bytes and describes them."""
    Path(path).write_bytes(tensor_bytes(tensor))
    return {"file": path, "shape": list(tensor.shape), "dtype": dtype_name(tensor), "sha256": sha256(tensor)}


def read_float32(path: str, shape: List[int]) -> torch.Tensor:
    """A raw float32 file as a tensor of that shape."""
    data = bytearray(Path(path).read_bytes())
    if len(data) != 4 * math.prod(shape):
        raise ValueError(f"{path} has {len(data)} bytes, not the {4 * math.prod(shape)} of float32 {shape}")
    return torch.frombuffer(data, dtype=torch.float32).view(shape)


def dtype_name(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def describe_state(named: Dict[str, torch.Tensor]) -> List[Dict[str, Any]]:
    """[{name, dtype, shape, sha256}] in order."""
    return [{"name": n, "dtype": dtype_name(t), "shape": list(t.shape), "sha256": sha256(t)} for n, t in named.items()]
