"""Pairs of files for comparing, and how their tensors differ.

{"folder"} -> writes `a.pt` and `b.pt` there, dicts of tensors, and `equal_*`: one state dict in every
format and in other memory layouts
-> {"differences": {name: {"different", "maxAbs", "maxUlp", "nanInOne"}}}, of the tensors with numbers;
floats as `repr`, null where there is no such number
"""

import warnings
from collections import OrderedDict
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import program
import torch
from safetensors.torch import save_file

# Tells of nested and quantized tensors that they are not finished or on their way out.
warnings.filterwarnings("ignore")

FLOATS = ("float64", "float32", "float16", "bfloat16", "float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2", "float8_e5m2fnuz", "float8_e8m0fnu")
COMPLEX = ("complex128", "complex64", "complex32")
INTEGERS = ("int64", "int32", "int16", "int8", "uint8", "uint64", "uint32", "uint16")
SIGNED = {1: torch.int8, 2: torch.int16, 4: torch.int32, 8: torch.int64}


def bit_patterns(tensor: torch.Tensor) -> List[int]:
    """Of each number; two for each complex one."""
    width = tensor.element_size() // (2 if tensor.is_complex() else 1)
    data = program.tensor_bytes(tensor)
    return [int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width)]


def numbers(tensor: torch.Tensor) -> List[Any]:
    """Python's ints are exact, and its floats are torch's float64."""
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor.to(torch.complex128))
    elif tensor.is_floating_point():
        tensor = tensor.to(torch.float32).to(torch.float64) if tensor.element_size() < 4 else tensor.to(torch.float64)
    return tensor.flatten().tolist()


def place(bits: int, width: int) -> int:
    """Of a float among all, ascending."""
    sign = 1 << (8 * width - 1)
    return bits if bits < sign else sign - bits


def difference(a: torch.Tensor, b: torch.Tensor) -> Dict[str, Any]:
    parts = 2 if a.is_complex() else 1
    is_float = a.is_floating_point() or a.is_complex()
    width = a.element_size() // parts
    # The exponent of float8_e8m0fnu has no sign bit.
    order = (lambda bits: bits) if a.dtype == torch.float8_e8m0fnu else (lambda bits: place(bits, width))
    changed, nan_in_one = set(), 0
    max_abs: Any = 0.0 if is_float else 0
    max_ulp: Optional[int] = 0 if is_float else None
    for index, (p, q, x, y) in enumerate(zip(bit_patterns(a), bit_patterns(b), numbers(a), numbers(b))):
        if p == q:
            continue
        changed.add(index // parts)
        if x != x or y != y:
            nan_in_one += (x != x) != (y != y)
            continue
        max_abs = max(max_abs, abs(x - y))
        if max_ulp is not None:
            max_ulp = max(max_ulp, abs(order(p) - order(q)))
    return {"different": len(changed), "maxAbs": repr(float(max_abs)), "maxUlp": None if max_ulp is None else str(max_ulp), "nanInOne": nan_in_one}


def random_bits(dtype: str, generator: torch.Generator) -> torch.Tensor:
    """Every kind of number: NaN, infinities and both zeros are among those of small floats."""
    noise = torch.randint(0, 256, (64, 16), dtype=torch.uint8, generator=generator)
    return noise.view(getattr(torch, dtype))


def changed_pair(dtype: str, generator: torch.Generator) -> Tuple[torch.Tensor, torch.Tensor]:
    """The second has some elements of the first with the lowest bits changed, and some new ones."""
    first = random_bits(dtype, generator)
    width = first.element_size() // (2 if first.is_complex() else 1)
    bits = first.clone().view(torch.uint8).view(SIGNED[width])
    second = bits.clone()
    flat = second.flatten()
    flat[::3] = bits.flatten()[::3] ^ 1
    flat[::17] = random_bits(dtype, generator).view(torch.uint8).view(SIGNED[width]).flatten()[::17]
    return first, flat.view(bits.shape).view(torch.uint8).view(getattr(torch, dtype))


def all_patterns(dtype: str) -> torch.Tensor:
    target = getattr(torch, dtype)
    if target.itemsize == 1:
        return torch.arange(256, dtype=torch.int32).to(torch.uint8).view(target)
    return torch.arange(65536, dtype=torch.int32).to(torch.int16).view(target)


def pairs() -> "OrderedDict[str, Tuple[torch.Tensor, torch.Tensor]]":
    generator = torch.Generator().manual_seed(5)
    made = OrderedDict((dtype, changed_pair(dtype, generator)) for dtype in FLOATS + COMPLEX + INTEGERS)
    made["bool"] = (torch.tensor([True, False, True]), torch.tensor([True, True, True]))
    made["zeros"] = (torch.tensor([0.0, 1.0]), torch.tensor([-0.0, 1.0]))
    made["infinities"] = (torch.tensor([float("inf"), 1.0]), torch.tensor([float("-inf"), 1.0]))
    made["integers of 64 bits"] = (torch.tensor([2**62 + 1, -(2**63)]), torch.tensor([2**62 + 2, -(2**63)]))
    made["empty"] = (torch.zeros(0, 3), torch.zeros(0, 3))
    # Larger than one read, contiguous and not.
    large = torch.randn(1201, 1000, generator=generator)
    other = large.clone()
    other[1200, 999] += 1e-3
    other[3, 5] = -other[3, 5]
    made["large"] = (large, other)
    made["large, one transposed"] = (large.clone(), other.t().contiguous().t())
    strided = torch.randn(40, 60, generator=generator)
    made["large, both views"] = (large[::2, ::3], other[::2, ::3].clone(memory_format=torch.contiguous_format).t().contiguous().t())
    made["expanded"] = (strided[0].expand(40, 60), strided)
    return made


def equal_state() -> "OrderedDict[str, torch.Tensor]":
    generator = torch.Generator().manual_seed(6)
    state = OrderedDict((dtype, random_bits(dtype, generator)) for dtype in FLOATS + INTEGERS)
    state["conv"] = torch.randn(4, 3, 5, 6, generator=generator)
    state["scalar"] = torch.tensor(3)
    return state


def write_equal(folder: Path) -> None:
    state = equal_state()
    torch.save(state, folder / "equal_zip.pt")
    torch.save(dict(state), folder / "equal_legacy.pt", _use_new_zipfile_serialization=False)
    save_file(state, folder / "equal.safetensors")
    other = OrderedDict(reversed(state.items()))
    other["conv"] = torch.nn.Parameter(state["conv"].to(memory_format=torch.channels_last))
    other["float32"] = torch.cat([state["float32"], state["float32"]], dim=1)[:, :4]
    torch.save(other, folder / "equal_views.pt")


def composite(step: float) -> Dict[str, Any]:
    """Tensors that have parts, one number of which is `step`."""
    base = torch.tensor([[0.0, 2.0], [step, 0.0]])
    quantized = torch.quantize_per_tensor(torch.tensor([1.0, step]), 0.5, 3, torch.qint8)
    channels = torch.quantize_per_channel(torch.ones(2, 2), torch.tensor([0.5, step]), torch.tensor([0, 0]), 0, torch.quint8)
    numbers_ = torch.complex(torch.tensor([1.0, step]), torch.tensor([4.0, 5.0]))
    return {
        "coo": base.to_sparse(), "csr": base.to_sparse_csr(),
        "nested": torch.nested.nested_tensor([torch.tensor([1.0]), torch.tensor([2.0, step])]),
        "quantized": quantized, "channels": channels, "meta": torch.zeros(2, int(step), device="meta"),
        "conjugate": numbers_.conj(), "storage": torch.tensor([1.0, step]).storage(),
    }


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    folder = Path(request["folder"])
    made = pairs()
    torch.save({name: a for name, (a, _) in made.items()}, folder / "a.pt")
    torch.save({name: b for name, (_, b) in made.items()}, folder / "b.pt")
    write_equal(folder)
    for name, step in [("three", 3.0), ("four", 4.0)]:
        torch.save(composite(step), folder / f"composite_{name}.pt")
    # Not as conjugates, but the same numbers.
    resolved = composite(3.0)
    resolved["conjugate"] = resolved["conjugate"].resolve_conj()
    torch.save(resolved, folder / "composite_resolved.pt")
    small = [dtype for dtype in FLOATS if getattr(torch, dtype).itemsize <= 2]
    torch.save({dtype: all_patterns(dtype) for dtype in small}, folder / "patterns.pt")
    torch.save({dtype: all_patterns(dtype).to(torch.float32) for dtype in small}, folder / "patterns_float32.pt")
    return {"differences": {name: difference(a, b) for name, (a, b) in made.items()}}


if __name__ == "__main__":
    program.run(main)
