"""Every operator call of ops_cases.py, forward and backward.

{"folder": for the tensors, "threads"?: n} gives {"inputs": {name: file and "requires_grad"}, "calls": [...]}; a call has
- "op", "args" and "kwargs" as ops_inputs.py encodes them;
- "results": for each result a file, or {"value"} for what is no tensor;
- "cotangents": for each result that requires a gradient {"result": index, "refused", "file"}, what backward starts
  from, and the message of an operator that has no derivative;
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
from ops_inputs import CONSTANTS, encode, fill, make_inputs


# torch.ops gives a dtype as ScalarType's number, ours as its name.
_SCALAR_TYPES = {5: "float16", 6: "float32"}


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    folder = Path(request["folder"])
    inputs = {
        name: {"requires_grad": _has_gradient(name, tensor), **program.write_tensor(str(folder / name), tensor)}
        for name, tensor in make_inputs().items()
    }
    return {"inputs": inputs, "calls": [_run(call, i, folder) for i, call in enumerate(CASES)]}


def _has_gradient(name: str, tensor: torch.Tensor) -> bool:
    return tensor.is_floating_point() and name not in CONSTANTS


def _run(call: Call, number: int, folder: Path) -> Dict[str, Any]:
    tensors = {n: t.requires_grad_(_has_gradient(n, t)) for n, t in make_inputs().items()}
    torch.manual_seed(number)
    operator = torch.ops.aten
    for name in call.op.split("."):
        operator = getattr(operator, name)
    kwargs = {name: fill(value, tensors) for name, value in call.kwargs.items()}
    results = _flat(operator(*fill(call.args, tensors), **kwargs))
    if call.op in ("result_type", "promote_types"):
        results = [_SCALAR_TYPES[result] for result in results]
    rng = hashlib.sha256(torch.get_rng_state().numpy().tobytes()).hexdigest()

    described = [_describe(result, str(folder / f"{number}.result.{i}")) for i, result in enumerate(results)]
    cotangents = []
    for i, result in enumerate(results):
        if not (isinstance(result, torch.Tensor) and result.requires_grad):
            continue
        cotangent = torch.arange(result.numel(), dtype=torch.float64).cos().to(result.dtype).reshape(result.shape)
        try:
            result.backward(cotangent, retain_graph=True)
            refused = None
        except RuntimeError as error:  # "derivative for aten::heaviside is not implemented"
            refused = str(error)
        file = program.write_tensor(str(folder / f"{number}.cotangent.{i}"), cotangent)
        cotangents.append({"result": i, "refused": refused, **file})
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
        return {"value": result}
    described = program.write_tensor(path, _plain(result))
    return {**described, "strides": list(result.stride()), "requires_grad": result.requires_grad}


if __name__ == "__main__":
    program.run(main)
