"""What depends on the class count, found by building a model at several counts.

A quantity that differs between the counts becomes symbolic and must fit exactly at every one of
them; where no form fits, the export fails rather than guess.
"""

import math
from typing import Any, Callable, Dict, List, Optional, Sequence

CLASS_COUNTS = (3, 2, 10)
"""Recorded counts: two fix a linear form, the third proves it."""

SYMBOL = "num_classes"

FORMULAS: Dict[str, Callable[[float], float]] = {
    "rsqrt": lambda n: 1.0 / math.sqrt(n),
    "sqrt_2_over": lambda n: math.sqrt(2.0 / n),
    "xavier_uniform": lambda n: math.sqrt(3.0) * math.sqrt(2.0 / n),
}
"""Bounds that initialisers derive from a fan `n`, in the order of operations they use."""

_INVERSES: Dict[str, Callable[[float], float]] = {
    "rsqrt": lambda v: 1.0 / (v * v),
    "sqrt_2_over": lambda v: 2.0 / (v * v),
    "xavier_uniform": lambda v: 6.0 / (v * v),
}


class ClassCountError(ValueError):
    """A quantity follows the class count in a way that the formats cannot express."""


def symbolic_dims(shapes: Sequence[Sequence[int]]) -> List[Any]:
    """Merges one shape (or stride list) per class count; a dimension equal to the count becomes "num_classes"."""
    merged: List[Any] = []
    for dims in zip(*shapes):
        if len(set(dims)) == 1:
            merged.append(dims[0])
        elif tuple(dims) == CLASS_COUNTS:
            merged.append(SYMBOL)
        else:
            raise ClassCountError(f"a dimension is {dims} at {CLASS_COUNTS} classes")
    if len({len(shape) for shape in shapes}) != 1:
        raise ClassCountError(f"the rank changes with the class count: {list(shapes)}")
    return merged


def concrete_dims(dims: Sequence[Any], num_classes: int) -> List[int]:
    """The inverse of `symbolic_dims` for one class count."""
    return [num_classes if d == SYMBOL else d for d in dims]


def linear(values: Sequence[int]) -> Optional[List[int]]:
    """[base, per_class] with value = base + per_class * count at every recorded count, else None."""
    per_class, rest = divmod(values[0] - values[1], CLASS_COUNTS[0] - CLASS_COUNTS[1])
    base = values[0] - per_class * CLASS_COUNTS[0]
    fits = all(base + per_class * k == v for k, v in zip(CLASS_COUNTS, values))
    return [base, per_class] if rest == 0 and fits else None


def symbolic_float(values: Sequence[float]) -> Any:
    """The number itself where it is constant, else [formula, sign, base, per_class], exact to the bit."""
    if len(set(values)) == 1:
        return values[0]
    sign = -1 if values[0] < 0 else 1
    for name, formula in FORMULAS.items():
        if 0.0 in values:
            break
        form = linear([round(_INVERSES[name](v)) for v in values])
        if form and all(evaluate([name, sign, *form], k) == v for k, v in zip(CLASS_COUNTS, values)):
            return [name, sign, *form]
    raise ClassCountError(f"an argument is {list(values)} at {CLASS_COUNTS} classes and fits no known formula")


def evaluate(value: Any, num_classes: int) -> Any:
    """The inverse of `symbolic_float` for one class count."""
    if not isinstance(value, list):
        return value
    name, sign, base, per_class = value
    return sign * FORMULAS[name](base + per_class * num_classes)
