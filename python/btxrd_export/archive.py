"""The TorchScript archive without weights, the same bytes at every export."""

import io
import itertools
from pathlib import Path
from typing import Dict, List

import torch
from torch import Tensor, nn


def strip_weights(model: nn.Module, names: Dict[str, Tensor]) -> None:
    """Puts an expanded scalar in place of every tensor of the state dict.

    TorchScript's reader wants a tensor for each parameter and buffer; one shared scalar with
    strides 0 is one record of four bytes. Buffers outside the state dict stay: they are constants.
    """
    scalars: Dict[torch.dtype, Tensor] = {}
    for path in names:
        owner_path, _, name = path.rpartition(".")
        owner = model.get_submodule(owner_path)
        tensor = getattr(owner, name)
        scalar = scalars.setdefault(tensor.dtype, torch.zeros((), dtype=tensor.dtype)).expand(tensor.shape)
        if isinstance(tensor, nn.Parameter):
            setattr(owner, name, nn.Parameter(scalar, requires_grad=tensor.requires_grad))
        else:
            owner._buffers[name] = scalar


def save_archive(module: torch.jit.ScriptModule, path: Path) -> None:
    """Writes the module: no debug records, which hold the source paths of this machine, and code in one order."""
    buffer = io.BytesIO()
    torch.jit.save(module, buffer)
    buffer.seek(0)
    reader = torch._C.PyTorchFileReader(buffer)
    # The writer adds byte order and serialization id, a hash of the other records, by itself.
    dropped = (".debug_pkl", "byteorder", ".data/serialization_id")
    writer = torch._C.PyTorchFileWriter(str(path))
    for name in reader.get_all_records():
        if not name.endswith(dropped):
            data = reader.get_record(name)
            if name.startswith("code/"):
                data = _sort_constants(data.decode()).encode()
            writer.write_record(name, data, len(data))
    writer.write_end_of_file()


def _sort_constants(code: str) -> str:
    """Sorts each class's constants, which TorchScript writes in the order of a Python set of strings."""
    lines: List[str] = []
    for is_constant, run in itertools.groupby(code.split("\n"), lambda line: " : Final[" in line):
        lines.extend(sorted(run) if is_constant else run)
    return "\n".join(lines)
