"""The init tape: a model's initialisation for any class count, as JSON that any language can replay.

    {"format": 1, "id": ..., "ops": [[op, target, args], ...]}

`op` is an in-place ATen operation with `args`, in ATen's order:
uniform_(from, to)  normal_(mean, std)  fill_(value)  zero_()  erfinv_()  mul_(value)  add_(value)
clamp_(min or null, max or null).

`target` is the index of a tensor in the metadata's `state`; or `{"state": i, "offset", "shape",
"strides"}`, a part of one (as_strided, in elements from its first); or `{"numel": [base,
per_class], "dtype"}` with `strides` and `shape` when not contiguous: scratch memory whose content
is never read, only the draw counts.

An argument is a number (a double that round-trips), or `["rsqrt", sign, base, per_class]`:
sign * (1.0 / sqrt(base + per_class * num_classes)), in doubles and in that order. `numel` is
base + per_class * num_classes.

Replay: every state tensor allocated with the metadata's shape, dtype and strides, the ops run in
order on the default CPU generator. Every tensor and the generator's end state then equal those of
`torch.manual_seed(S); BTXRDClassifier(pretrained=False)` in every bit.
"""

import math
from typing import Any, Dict, List, Sequence

import torch
from torch import Tensor

from . import FORMAT
from .class_count import ClassCountError, concrete_dims, evaluate, linear, symbolic_float
from .init_recorder import InitRecordError, Operation


def make_tape(architecture_id: str, recordings: Sequence[List[Operation]]) -> Dict[str, Any]:
    """Merges the recordings made at each of `CLASS_COUNTS` into one tape."""
    if len({len(r) for r in recordings}) != 1:
        raise ClassCountError("the number of initialising operations changes with the class count")
    return {"format": FORMAT, "id": architecture_id, "ops": [_merge(ops) for ops in zip(*recordings)]}


def replay(tape: Dict[str, Any], state: List[List[Any]], num_classes: int) -> List[Tensor]:
    """New state tensors, initialised by the tape from the global generator."""
    # NaN everywhere, so that an element which no operation reaches cannot pass a comparison.
    tensors = [
        torch.empty_strided(concrete_dims(shape, num_classes), concrete_dims(strides, num_classes), dtype=getattr(torch, dtype))
        for _, _, dtype, shape, strides in state
    ]
    for tensor in tensors:
        tensor.fill_(math.nan if tensor.is_floating_point() else -1)
    for op, target, args in tape["ops"]:
        getattr(_target(target, tensors, num_classes), op)(*(evaluate(a, num_classes) for a in args))
    return tensors


def _target(target: Any, tensors: List[Tensor], num_classes: int) -> Tensor:
    if isinstance(target, int):
        return tensors[target]
    if "state" in target:
        whole = tensors[target["state"]]
        return whole.as_strided(target["shape"], target["strides"], whole.storage_offset() + target["offset"])
    if "strides" in target:
        return torch.empty_strided(target["shape"], target["strides"], dtype=getattr(torch, target["dtype"]))
    base, per_class = target["numel"]
    return torch.empty(base + per_class * num_classes, dtype=getattr(torch, target["dtype"]))


def _merge(operations: Sequence[Operation]) -> List[Any]:
    """One operation as it was recorded at each class count -> [op, target, args]."""
    first = operations[0]
    if len({(o.op, o.index, o.dtype, o.view, o.offset, len(o.args)) for o in operations}) != 1:
        raise ClassCountError(f"{first.op} on state tensor {first.index} changes with the class count")
    return [first.op, _symbolic_target(operations), [_argument(values) for values in zip(*(o.args for o in operations))]]


def _argument(values: Sequence[Any]) -> Any:
    if all(v is None for v in values):
        return None
    if not all(isinstance(v, float) and math.isfinite(v) for v in values):
        raise InitRecordError(f"an argument is {list(values)}, not a finite number")
    return symbolic_float(values)


def _symbolic_target(operations: Sequence[Operation]) -> Any:
    first = operations[0]
    contiguous = all(o.strides == _contiguous_strides(o.shape) for o in operations)
    if first.index is not None and not first.view:
        return first.index
    if first.index is None and contiguous:
        numel = linear([math.prod(o.shape) for o in operations])
        if numel is None:
            raise ClassCountError("a scratch tensor's size is not linear in the class count")
        return {"numel": numel, "dtype": first.dtype}
    if any(o.shape != first.shape or o.strides != first.strides for o in operations):
        raise ClassCountError(f"a view that {first.op} writes to changes with the class count")
    layout = {"shape": first.shape, "strides": first.strides}
    if first.index is None:
        return {"numel": [math.prod(first.shape), 0], "dtype": first.dtype, **layout}
    return {"state": first.index, "offset": first.offset, **layout}


def _contiguous_strides(shape: Sequence[int]) -> List[int]:
    strides, step = [0] * len(shape), 1
    for axis in range(len(shape) - 1, -1, -1):
        strides[axis], step = step, step * max(shape[axis], 1)
    return strides
