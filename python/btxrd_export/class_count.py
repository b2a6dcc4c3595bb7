"""What depends on the class count, found by building a model at several counts.

A quantity that differs between the counts becomes symbolic and must fit exactly at every one of
them; where no form fits, the export fails rather than guess.
"""

import math
from typing import Any, List, Optional, Sequence

CLASS_COUNTS = (3, 2, 10)
"""Recorded counts: the first two, one apart, fix a linear form and the third proves it."""

SYMBOL = "num_classes"


class ClassCountError(ValueError):
    """A quantity follows the class count in a way that the formats cannot express."""


def symbolic_dims(shapes: Sequence[Sequence[int]]) -> List[Any]:
    """Merges one shape (or stride list) per class count; a dimension equal to the count becomes "num_classes"."""
    if len({len(shape) for shape in shapes}) != 1:
        raise ClassCountError(f"the rank changes with the class count: {list(shapes)}")
    merged: List[Any] = []
    for dims in zip(*shapes):
        if len(set(dims)) == 1:
            merged.append(dims[0])
        elif tuple(dims) == CLASS_COUNTS:
            merged.append(SYMBOL)
        else:
            raise ClassCountError(f"a dimension is {dims} at {CLASS_COUNTS} classes")
    return merged


def concrete_dims(dims: Sequence[Any], num_classes: int) -> List[int]:
    """The inverse of `symbolic_dims` for one class count."""
    return [num_classes if d == SYMBOL else d for d in dims]


def linear(values: Sequence[int]) -> Optional[List[int]]:
    """[base, per_class] with value = base + per_class * count at every recorded count, else None."""
    per_class = values[0] - values[1]
    base = values[0] - per_class * CLASS_COUNTS[0]
    fits = all(base + per_class * k == v for k, v in zip(CLASS_COUNTS, values))
    return [base, per_class] if fits else None


def symbolic_float(values: Sequence[float]) -> Any:
    """The number itself where it is constant, else ["rsqrt", sign, base, per_class], exact to the bit.

    timm's EfficientNet initialiser draws the classifier from +-1 / sqrt(num_classes); no other
    initialiser that follows the class count was met.
    """
    if len(set(values)) == 1:
        return values[0]
    if 0.0 not in values:
        form = linear([round(1.0 / (v * v)) for v in values])
        symbol = ["rsqrt", -1 if values[0] < 0 else 1, *(form or [])]
        if form and all(evaluate(symbol, k) == v for k, v in zip(CLASS_COUNTS, values)):
            return symbol
    raise ClassCountError(f"an argument is {list(values)} at {CLASS_COUNTS} classes, not +-1 / sqrt(a + b * classes)")


def evaluate(value: Any, num_classes: int) -> Any:
    """The inverse of `symbolic_float` for one class count."""
    if not isinstance(value, list):
        return value
    _, sign, base, per_class = value
    return sign * (1.0 / math.sqrt(base + per_class * num_classes))
