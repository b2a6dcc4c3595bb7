"""What the safetensors library reads.

{"files": [path...]} -> for each {"state": [{name, dtype, shape, sha256}...]}, sorted by name, or {"error"}
{"write"?: path} writes a file with a tensor of each dtype, an empty, a 0-d and an odd-sized one.
"""

from typing import Any, Dict, List

import program
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

DTYPES = (
    torch.float64, torch.float32, torch.float16, torch.bfloat16,
    torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool,
)


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    if "write" in request:
        _write(request["write"])
    return [_read(file) for file in request["files"]]


def _write(path: str) -> None:
    generator = torch.Generator().manual_seed(1)
    tensors = {str(d).removeprefix("torch."): (100 * torch.randn(3, 5, generator=generator)).to(d) for d in DTYPES}
    tensors.update(empty=torch.zeros(0, 4), scalar=torch.tensor(2.5), odd=torch.arange(3, dtype=torch.uint8))
    save_file(tensors, path, metadata={"format": "pt"})


def _read(file: str) -> Dict[str, Any]:
    try:
        return {"state": program.describe_state(dict(sorted(load_file(file).items())))}
    # The library raises both: its own error for the header, PyTorch's or Python's for what it leaves to them.
    except (SafetensorError, RuntimeError, ValueError, OSError, KeyError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    program.run(main)
