"""Every operator call of ops_cases.py, forward and backward.

{"folder": for the tensors, "threads"?: n} gives {"inputs": {name: file}, "calls": [...]}; a call has
- "op", "args" and "kwargs" as ops_inputs.py encodes them;
- "results": for each result a file, or {"value"} for what is no tensor;
- "cotangents": for each result that requires a gradient {"result": index, "file"}, what backward starts from;
- "grads": for each input that got a gradient its file;
- "rng": SHA-256 of the generator's state afterwards, from `torch.manual_seed(index of the call)`.
A file is described as {"file", "shape", "dtype", "sha256"}, results also with "strides" and "requires_grad".
"""

import hashlib
from pathlib import Path
from typing import Any, Dict, List

import program
import torch
from ops_cases import CASES, Call
from ops_inputs import encode, fill, make_inputs


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    folder = Path(request["folder"])
    inputs = {name: program.write_tensor(str(folder / name), tensor) for name, tensor in make_inputs().items()}
    return {"inputs": inputs, "calls": [_run(call, i, folder) for i, call in enumerate(CASES)]}


def _run(call: Call, number: int, folder: Path) -> Dict[str, Any]:
    tensors = {n: t.requires_grad_() if t.is_floating_point() else t for n, t in make_inputs().items()}
    torch.manual_seed(number)
    operator = torch.ops.aten
    for name in call.op.split("."):
        operator = getattr(operator, name)
    kwargs = {name: fill(value, tensors) for name, value in call.kwargs.items()}
    results = _flat(operator(*fill(call.args, tensors), **kwargs))
    rng = hashlib.sha256(torch.get_rng_state().numpy().tobytes()).hexdigest()

    described = [_describe(result, str(folder / f"{number}.result.{i}")) for i, result in enumerate(results)]
    cotangents = []
    for i, result in enumerate(results):
        if not (isinstance(result, torch.Tensor) and result.requires_grad):
            continue
        cotangent = torch.arange(result.numel(), dtype=torch.float64).cos().to(result.dtype).reshape(result.shape)
        result.backward(cotangent, retain_graph=True)
        cotangents.append({"result": i, **program.write_tensor(str(folder / f"{number}.cotangent.{i}"), cotangent)})
    grads = {
        name: program.write_tensor(str(folder / f"{number}.grad.{name}"), _plain(tensor.grad))
        for name, tensor in tensors.items()
        if tensor.grad is not None
    }
    return {
        "op": call.op,
        "args": encode(call.args),
        "kwargs": {name: encode(value) for name, value in call.kwargs.items()},
        "results": described,
        "cotangents": cotangents,
        "grads": grads,
        "rng": rng,
    }


def _flat(results: Any) -> List[Any]:
    return [item for result in results for item in _flat(result)] if isinstance(results, (tuple, list)) else [results]


def _plain(tensor: torch.Tensor) -> torch.Tensor:
    """With memory of its own: the gradient of `ceil` is a tensor of zeros that has none."""
    return torch.empty(tensor.shape, dtype=tensor.dtype).copy_(tensor.detach())


def _describe(result: Any, path: str) -> Dict[str, Any]:
    if not isinstance(result, torch.Tensor):
        return {"value": encode(result)}
    described = program.write_tensor(path, _plain(result))
    return {**described, "strides": list(result.stride()), "requires_grad": result.requires_grad}


if __name__ == "__main__":
    program.run(main)
