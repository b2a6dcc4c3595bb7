"""Files of torch.save, and what the safetensors library makes of their content.

{"folder"} -> writes there
- `state.pt`, `legacy.pt` and `state.safetensors`: a state dict of every dtype that both formats have
- `back.pt`: what `torch.save` makes of the state dict that `load_file` reads from `state.safetensors`
- `model.pt` and `model.safetensors`: a model with tied and channels-last weights, by `save_model`
- `refused_<name>.pt`: state dicts that the library refuses
-> {"refused": {name: the library's error}}
"""

import warnings
from collections import OrderedDict
from pathlib import Path
from typing import Any, Callable, Dict

import program
import torch
from safetensors.torch import load_file, save_file, save_model

# Tells of nested and quantized tensors that they are not finished or on their way out.
warnings.filterwarnings("ignore")

DTYPES = (
    "float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8",
    "uint64", "uint32", "uint16", "complex64", "float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2",
    "float8_e5m2fnuz", "float8_e8m0fnu", "float4_e2m1fn_x2",
)
NAMES = ("7", "conv.weight", "é", "\ufffdz", "😀", 'quote"\\back', "line\n\x01\x7f\u2028")


class Model(torch.nn.Module):
    """Two names of one embedding, and a convolution whose weight is not contiguous."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = torch.nn.Embedding(5, 3)
        self.head = torch.nn.Linear(3, 5, bias=False)
        self.head.weight = self.embedding.weight
        self.conv = torch.nn.Conv2d(3, 4, 2).to(memory_format=torch.channels_last)


def state_dict() -> "OrderedDict[str, torch.Tensor]":
    generator = torch.Generator().manual_seed(2)
    noise = torch.randint(0, 256, (len(DTYPES), 4, 16), dtype=torch.uint8, generator=generator)
    state = OrderedDict((name, noise[index].clone().view(getattr(torch, name))) for index, name in enumerate(DTYPES))
    state["bool"] = noise[0] > 100
    base = torch.randn(10, generator=generator)
    state.update({"slice.first": base[:4], "slice.second": base[4:7]})
    state.update(empty=torch.zeros(0, 4), scalar=torch.tensor(2.5), odd=torch.arange(3, dtype=torch.uint8))
    state["parameter"] = torch.nn.Parameter(torch.randn(2, 1, 3, generator=generator))
    # As wide as one number, and so contiguous although its strides are not.
    state["column"] = torch.randn(1, 6, generator=generator).t()
    for name in NAMES:
        state[name] = torch.randn(2, generator=generator)
    return state


REFUSED: Dict[str, Callable[[torch.Tensor], Dict[Any, Any]]] = {
    "complex128": lambda base: {"a": base.to(torch.complex128)},
    "complex32": lambda base: {"a": base.to(torch.complex32)},
    "bits8": lambda base: {"a": base.view(torch.uint8).view(torch.bits8)},
    "quantized": lambda base: {"a": torch.quantize_per_tensor(base, 0.5, 1, torch.qint8)},
    "sparse": lambda base: {"a": base.to_sparse()},
    "csr": lambda base: {"a": base.view(2, 3).to_sparse_csr()},
    "nested": lambda base: {"a": torch.nested.nested_tensor([base[:2], base])},
    "meta": lambda base: {"a": base.to("meta")},
    "overlap": lambda base: {"a": base[:4], "b": base[3:]},
    "number": lambda base: {"a": base, "epoch": 3},
    "list": lambda base: {"a": [base]},
    "integer_key": lambda base: {1: base},
    "surrogate": lambda base: {"\ud800": base},
}


def write_refused(folder: Path) -> Dict[str, str]:
    errors = {}
    for name, make in REFUSED.items():
        state = make(torch.arange(6.0))
        torch.save(state, folder / f"refused_{name}.pt")
        try:
            save_file(state, folder / "refused.safetensors")
        except Exception as error:  # Its own, Python's and PyTorch's: the library checks little itself.
            errors[name] = f"{type(error).__name__}: {error}"
    return errors


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    folder = Path(request["folder"])
    state = state_dict()
    torch.save(state, folder / "state.pt")
    torch.save(state, folder / "legacy.pt", _use_new_zipfile_serialization=False)
    save_file(state, folder / "state.safetensors", metadata={"format": "pt"})

    back = OrderedDict(load_file(folder / "state.safetensors"))
    vars(back)["__metadata__"] = {"format": "pt"}
    torch.save(back, folder / "back.pt")

    torch.manual_seed(4)
    model = Model()
    torch.save(model.state_dict(), folder / "model.pt")
    save_model(model, str(folder / "model.safetensors"), metadata={"format": "pt"})
    return {"refused": write_refused(folder)}


if __name__ == "__main__":
    program.run(main)
