"""Makes the drop rate an attribute that a loader can set, wherever timm keeps it."""

from typing import List

import torch
import torch.nn.functional as F
from torch import nn

PROBE = 0.1234567890123
"""A drop rate that nothing else in a model equals: whatever holds it, holds the drop rate."""


class AttributeDropout(nn.Module):
    """`nn.Dropout` whose `p` is an attribute; TorchScript compiles that of `nn.Dropout` into the code."""

    def __init__(self, p: float, inplace: bool) -> None:
        super().__init__()
        self.p = p
        self.inplace = inplace

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return F.dropout(input, self.p, self.training, self.inplace)


def free_drop_rate(model: nn.Module) -> List[str]:
    """Sets the drop rate of a model built with `PROBE` to 0 and gives the paths of the attributes that hold it."""
    for path, module in list(model.named_modules()):
        if isinstance(module, nn.Dropout) and module.p == PROBE:
            owner, _, name = path.rpartition(".")
            setattr(model.get_submodule(owner), name, AttributeDropout(module.p, module.inplace))
    paths = []
    for path, module in model.named_modules():
        for name, value in list(vars(module).items()):
            if isinstance(value, float) and value == PROBE:
                setattr(module, name, 0.0)
                paths.append(f"{path}.{name}" if path else name)
    if not paths:
        raise ValueError("no attribute of the model holds its drop rate")
    return paths
