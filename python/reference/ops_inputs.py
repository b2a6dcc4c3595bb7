"""The tensors that the operators of ops_cases.py take, and how their arguments travel as JSON.

In JSON {"tensor": name}, {"float": number or "inf"}, {"int": digits} beyond 2^53, {"dtype": name} and
{"memory_format": name} stand for what JSON has not; lists, integers, booleans, strings and null are themselves.
"""

import math
from typing import Any, Dict, NamedTuple

import torch


class Ref(NamedTuple):
    """A tensor of `make_inputs`."""

    name: str


def make_inputs() -> Dict[str, torch.Tensor]:
    """The same tensors at each call."""
    generator = torch.Generator().manual_seed(5)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=generator)

    def uniform(low: float, high: float, *shape: int) -> torch.Tensor:
        return torch.rand(shape, generator=generator) * (high - low) + low

    def integers(low: int, high: int, *shape: int) -> torch.Tensor:
        return torch.randint(low, high, shape, generator=generator)

    square = normal(4, 4)
    return {
        "x": normal(4, 5),
        "y": normal(4, 5),
        "row": normal(5),
        "scalar": normal(),
        "unit": uniform(0.05, 0.95, 4, 5),
        "big": normal(4, 5) * 1e4,
        "double": normal(4, 5).double(),
        "sign": normal(4).sign(),
        "square": square,
        "spd": square @ square.T + 4 * torch.eye(4),
        "right": normal(5, 3),
        "batch": normal(2, 4, 5),
        "batch_right": normal(2, 5, 3),
        "weight": normal(3, 5),
        "bias": normal(3),
        "image": normal(2, 4, 9, 9),
        "kernel": normal(6, 4, 3, 3),
        "kernel_bias": normal(6),
        "depthwise": normal(4, 1, 3, 3),
        "kernel_up": normal(4, 2, 3, 3),
        "channel": normal(4),
        "scale": uniform(0.5, 1.5, 4),
        "sequence": normal(2, 3, 12),
        "sequence_kernel": normal(5, 3, 3),
        "volume": normal(1, 2, 5, 5, 5),
        "volume_kernel": normal(2, 2, 3, 3, 3),
        "grid": uniform(-1.2, 1.2, 2, 6, 6, 2),
        "theta": normal(2, 2, 3),
        "table": normal(7, 3),
        "query": normal(2, 2, 6, 4),
        "key": normal(2, 2, 7, 4),
        "value": normal(2, 2, 7, 4),
        "integer": integers(-50, 50, 4, 5),
        "shift": integers(0, 8, 4, 5),
        "index": integers(0, 4, 4, 5),
        "rows": torch.tensor([3, 0, 0, 2, 1]),
        "four_rows": torch.tensor([2, 0, 3, 1]),
        "classes": integers(0, 5, 4),
        "words": integers(0, 7, 2, 3),
        "mask": normal(4, 5) > 0,
        "edges": torch.tensor([-1.0, 0.0, 0.5]),
        "running_mean": normal(4),
        "running_var": uniform(0.5, 1.5, 4),
        "pos_weight": uniform(0.5, 1.5, 5),
        "labels": normal(4, 5).sign(),
    }


# For arguments with respect to which an operator is not differentiable.
CONSTANTS = {"running_mean", "running_var", "pos_weight", "labels"}


def encode(value: Any) -> Any:
    """An argument as JSON."""
    if isinstance(value, Ref):
        return {"tensor": value.name}
    if isinstance(value, int) and abs(value) > 2**53:
        return {"int": str(value)}
    if isinstance(value, float):
        return {"float": value if math.isfinite(value) else str(value)}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value).removeprefix("torch.")}
    if isinstance(value, torch.memory_format):
        return {"memory_format": str(value).removeprefix("torch.").removesuffix("_format")}
    return [encode(item) for item in value] if isinstance(value, list) else value


def fill(value: Any, tensors: Dict[str, torch.Tensor]) -> Any:
    """An argument with the tensors in place of their names."""
    if isinstance(value, Ref):
        return tensors[value.name]
    return [fill(item, tensors) for item in value] if isinstance(value, list) else value
