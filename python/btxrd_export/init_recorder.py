"""Records the initialisation of a model: its random and constant in-place operations, in order.

Every random draw is kept, also one that is overwritten later or goes into a tensor that is thrown
away, because the generator must end where Python's ends. Constant operations on tensors that are
thrown away have no effect and are left out.
"""

from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Tuple

import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

DRAWS = ("uniform_", "normal_")
OVERWRITES = DRAWS + ("fill_", "zero_")
TAPE_OPS = OVERWRITES + ("erfinv_", "mul_", "add_", "clamp_")
"""The operations a tape may hold; a replayer implements these and no others."""

# Factories that ATen itself runs as an allocation followed by this in-place draw.
FACTORIES: Dict[str, Tuple[str, List[float]]] = {"aten::randn": ("normal_", [0.0, 1.0]), "aten::rand": ("uniform_", [0.0, 1.0])}


class InitRecordError(ValueError):
    """The initialisation uses an operation that a tape cannot hold."""


@dataclass
class Operation:
    """One operation: on state tensor `index` (a part of it when `view` is set), or on scratch memory."""

    op: str
    args: List[Any]
    dtype: str
    shape: List[int]
    strides: List[int]
    index: Optional[int] = None
    view: bool = False
    offset: int = 0


class InitRecorder(TorchDispatchMode):
    """While active, keeps every operation that writes to a tensor or draws random numbers."""

    def __init__(self) -> None:
        super().__init__()
        # The tensors are held so that no storage is freed and its address used again.
        self.calls: List[Tuple[str, List[Any], Tensor, bool]] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Tuple[Any, ...] = (), kwargs: Optional[Dict[str, Any]] = None) -> Any:
        out = func(*args, **(kwargs or {}))
        schema = func._schema
        random = torch.Tag.nondeterministic_seeded in func.tags
        if schema.is_mutable:
            self.calls.append((schema.name, _arguments(schema, args, kwargs or {}), args[0], random))
        elif random:
            op, op_args = FACTORIES.get(schema.name, (schema.name, []))
            self.calls.append((f"aten::{op}" if schema.name in FACTORIES else op, op_args, out, True))
        return out


def record(build: Callable[[], nn.Module]) -> Tuple[nn.Module, List[Operation]]:
    """Builds the model and gives it with the operations that initialised its state dict."""
    with InitRecorder() as recorder:
        model = build()
    state = list(model.state_dict().items())
    by_storage = {t.untyped_storage().data_ptr(): i for i, (_, t) in enumerate(state)}
    if len(by_storage) != len(state):
        raise InitRecordError("two state tensors share memory (tied weights), which an export cannot hold")
    operations: List[Operation] = []
    for name, args, target, random in recorder.calls:
        index = by_storage.get(target.untyped_storage().data_ptr())
        if index is None and not random:
            continue
        where = "a scratch tensor" if index is None else state[index][0]
        op = name.removeprefix("aten::")
        if op not in TAPE_OPS or any(isinstance(a, Tensor) for a in args):
            raise InitRecordError(f"{where} is initialised by {name}({args}), which a tape cannot hold")
        operation = Operation(op, args, _dtype(target), list(target.shape), list(target.stride()), index)
        if index is not None:
            whole = state[index][1]
            operation.view = not _covers(target, whole)
            operation.offset = target.storage_offset() - whole.storage_offset()
        operations.append(operation)
    return model, _constants(state, operations) + operations


def _arguments(schema: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> List[Any]:
    """The call's arguments after the target, defaults filled in, the generator left out."""
    values = []
    for position, argument in enumerate(schema.arguments[1:], start=1):
        if argument.name == "generator":
            if kwargs.get("generator") is not None:
                raise InitRecordError(f"{schema.name} draws from a generator of its own")
            continue
        default = argument.default_value if argument.has_default_value() else None
        value = args[position] if position < len(args) else kwargs.get(argument.name, default)
        values.append(float(value) if isinstance(value, (bool, int, float)) else value)
    # add_ has an alpha that no initialiser uses; the tape's add_ has one argument.
    return values[:1] if schema.name == "aten::add_" and values[1:] == [1.0] else values


def _covers(target: Tensor, whole: Tensor) -> bool:
    """Whether an element-wise operation on `target` visits all of `whole` in the same memory order."""
    if target.numel() != whole.numel() or target.storage_offset() != whole.storage_offset():
        return False
    return target.stride() == whole.stride() or (target.is_contiguous() and whole.is_contiguous())


def _constants(state: List[Tuple[str, Tensor]], operations: List[Operation]) -> List[Operation]:
    """`fill_`s for tensors that came from a factory (`torch.ones(n) * 1e-6`) and were not written to."""
    written = {o.index for o in operations}
    fills = []
    for index, (name, tensor) in enumerate(state):
        if index in written or tensor.numel() == 0:
            continue
        value = tensor.flatten()[0]
        if not bool((tensor == value).all()):
            raise InitRecordError(f"{name} is made by operations that a tape cannot hold and is not one constant")
        fills.append(Operation("fill_", [float(value)], _dtype(tensor), list(tensor.shape), list(tensor.stride()), index))
    return fills


def _dtype(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")
