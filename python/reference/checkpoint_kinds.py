"""A checkpoint with every kind of value that `torch.load(weights_only=True)` accepts.

{"write": path, "others": [{"path", "protocol", "legacy"}]}
                 -> {"allowed": [name, ...] of weights_only, "named": those that the file names,
                    "unsaved": {what torch itself cannot save and load: why}}
{"pairs": [{"one": path, "two": path, "modes": ["full", "weights_only", "mmap"]}]} -> [{"full", "weights_only", "mmap": [difference, ...], "values"}]
"""

import importlib
import io
import struct
import warnings
import zipfile
from collections import Counter, OrderedDict
from typing import Any, Callable, Dict, Iterator, List, Tuple

import program
import torch
from torch import _weights_only_unpickler as unpickler

warnings.filterwarnings("ignore")

DTYPES = sorted({each for each in vars(torch).values() if isinstance(each, torch.dtype)}, key=str)
QUANTIZED = [torch.qint8, torch.quint8, torch.qint32]
LAYOUTS = ["strided", "sparse_coo", "sparse_csr", "sparse_csc", "sparse_bsr", "sparse_bsc", "_mkldnn", "jagged"]
SCHEMES = ["per_tensor_affine", "per_tensor_symmetric", "per_channel_affine", "per_channel_symmetric", "per_channel_affine_float_qparams"]
MODES: Dict[str, Dict[str, bool]] = {"full": {"weights_only": False}, "weights_only": {"weights_only": True}, "mmap": {"weights_only": True, "mmap": True}}


class Reduced:
    """Has pickle write the call of a function that today's torch.save does not write itself."""

    def __init__(self, function: Callable[..., Any], *args: Any) -> None:
        self.call = (function, args)

    def __reduce__(self) -> Tuple[Callable[..., Any], Tuple[Any, ...]]:
        return self.call


class Wrapper(torch.Tensor):
    """A subclass without memory of its own, as weights_only refuses to name it."""

    @staticmethod
    def __new__(cls) -> torch.Tensor:
        return torch.Tensor._make_wrapper_subclass(cls, (2,))

    @classmethod
    def __torch_dispatch__(cls, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        raise NotImplementedError(function)


def over_bytes(dtype: torch.dtype) -> torch.Tensor:
    """A tensor of any dtype over counted bytes."""
    return torch.empty(0, dtype=dtype).set_(torch.arange(64, dtype=torch.uint8).untyped_storage(), 1, (2, 1), (1, 1))


def noted(tensor: torch.Tensor) -> torch.Tensor:
    tensor.note = {"by": "test", "at": [1, 2.0]}
    return tensor


def plain() -> Dict[str, Any]:
    metadata = OrderedDict(a=1)
    metadata._metadata = OrderedDict([("", {"version": 1})])
    return {
        "complex": [complex(1, 2), complex(-0.0, float("inf"))],
        "bytes": [b"a", b"\x00\xff"],
        "bytearray": bytearray(b"\x01\xff"),
        "set": {1, "a", (2, 3.0)},
        "counter": Counter("aab"),
        "ordered": metadata,
        "size": torch.Size([2, 3]),
        "devices": [torch.device(name) for name in ["cpu", "cuda:1", "mps", "meta", "xla:0"]],
        "layouts": [getattr(torch, name) for name in LAYOUTS],
        "schemes": [getattr(torch, name) for name in SCHEMES],
        "dtypes": DTYPES,
        "dtype_keys": {torch.float32: 1, torch.int8: 2.0},
    }


def names() -> Dict[str, Any]:
    """Classes and functions of the allow-list stand for themselves."""
    found = {}
    for path in sorted(unpickler._get_allowed_globals()):
        module, name = path.rsplit(".", 1)
        found[path] = getattr(importlib.import_module(module), name)
    return found


def tensors(legacy: bool) -> Dict[str, Any]:
    """
    Of those, the ones that torch can load again: the format before the zip has no untyped storages,
    and of it nested tensors are put together before their sizes are read.
    """
    storage = torch.arange(12, dtype=torch.float32)
    half = torch.tensor([[1.0, 0, 2], [0, 0, 3]])
    blocks = torch.arange(16.0).view(4, 4)
    nested = torch.nested.nested_tensor([torch.ones(2, 3), torch.zeros(1, 5)])
    tied = torch.tensor([1 + 2j, 3 - 4j])
    return {
        "by_dtype": {str(dtype): over_bytes(dtype) for dtype in DTYPES if why_not(lambda: over_bytes(dtype), legacy) == ""},
        "views": [storage, storage[3:], storage.view(3, 4).t(), storage[:1].expand(5), torch.tensor(2.0), torch.empty(0, 3)],
        "complex_views": [tied, tied.conj(), torch.tensor([1 + 2j, 3 - 4j]).conj().imag],
        "parameter": torch.nn.Parameter(torch.ones(2)),
        "frozen": torch.nn.Parameter(torch.ones(2), requires_grad=False),
        "buffer": torch.nn.Buffer(torch.ones(2)),
        "requires_grad": torch.ones(2, requires_grad=True),
        "noted": [noted(torch.ones(2)), noted(torch.nn.Parameter(torch.ones(2))), noted(half.to_sparse()), noted(torch.empty(1, device="meta"))],
        "sparse": {
            "coo": half.to_sparse(),
            "uncoalesced": torch.sparse_coo_tensor([[0, 0], [1, 1]], [1.0, 2.0], (2, 3)),
            "hybrid": torch.sparse_coo_tensor([[0, 2]], torch.ones(2, 4), (3, 4)),
            "empty": torch.sparse_coo_tensor(size=(2, 0)),
            "csr": half.to_sparse_csr(),
            "csc": half.to_sparse_csc(),
            "bsr": blocks.to_sparse_bsr((2, 2)),
            "bsc": blocks.to_sparse_bsc((2, 2)),
            "batched": torch.stack([half, half]).to_sparse_csr(),
            "narrow": torch.sparse_csr_tensor(torch.tensor([0, 1], dtype=torch.int32), torch.tensor([2], dtype=torch.int32), [1.0], (1, 3)),
            "requires_grad": [half.to_sparse().requires_grad_(), half.to_sparse_csr().requires_grad_()],
            "parameters": [torch.nn.Parameter(half.to_sparse()), torch.nn.Parameter(half.to_sparse_csr())],
        },
        "quantized": {
            "tensor": [torch.quantize_per_tensor(half, 0.1, 3, dtype) for dtype in QUANTIZED],
            "channel": [torch.quantize_per_channel(half, torch.tensor([0.1, 0.2]), torch.tensor([1, 2]), 0, dtype) for dtype in QUANTIZED],
            "float_points": torch.quantize_per_channel(half, torch.tensor([0.1, 0.2, 0.3]), torch.tensor([1.0, 2.0, 0.5]), 1, torch.quint8),
            "packed": [
                torch.quantize_per_channel(torch.ones(4, 6), torch.full((4,), 0.1), torch.ones(4), 0, dtype)
                for dtype in [torch.quint4x2, torch.quint2x4]
            ],
            "view": torch.quantize_per_tensor(half, 0.1, 3, torch.qint8).t()[1:],
            "parameter": torch.nn.Parameter(torch.quantize_per_tensor(half, 0.1, 3, torch.qint8), requires_grad=False),
        },
        "nested": [] if legacy else [nested, nested.clone().requires_grad_(), torch.nn.Parameter(nested.clone())],
        "meta": [torch.empty(2, 3, device="meta"), torch.nn.Parameter(torch.empty(3, 2, device="meta").t()), torch.empty(10**6, 10**6, dtype=torch.int8, device="meta")],
        "storages": {
            **({} if legacy else untyped_storages()),
            "typed": [getattr(torch, name)(4) for name in sorted(vars(torch)) if name.endswith("Storage") and name not in ("TypedStorage", "UntypedStorage")],
            "shared": [storage.storage(), storage],
        },
        "old": {
            "rebuild_tensor": Reduced(torch._utils._rebuild_tensor, torch.ones(3).storage(), 1, (2,), (1,)),
            "parameter_class": Reduced(torch.nn.Parameter, torch.ones(2), False),
            "from_cpu_tensor": Reduced(torch._utils._rebuild_device_tensor_from_cpu_tensor, torch.ones(2), torch.float32, "cpu", True),
        },
    }


def untyped_storages() -> Dict[str, Any]:
    shared = torch.arange(8, dtype=torch.uint8).untyped_storage()
    return {
        "untyped": torch.arange(3.0).untyped_storage(),
        "shared_bytes": [shared, *(torch.empty(0, dtype=dtype).set_(shared) for dtype in [torch.uint16, torch.uint8])],
    }


def unsavable() -> Dict[str, Callable[[], Any]]:
    """What weights_only might be thought to cover, and torch cannot save, or not load again with it."""
    return {
        **{f"tensor of {dtype}": (lambda dtype=dtype: over_bytes(dtype)) for dtype in DTYPES if dtype not in QUANTIZED + [torch.quint4x2, torch.quint2x4]},
        "tensor of torch._mkldnn": lambda: torch.ones(2).to_mkldnn(),
        "storage of meta": lambda: torch.empty(2, device="meta").untyped_storage(),
        "wrapper subclass": Wrapper,
        "device tensor from numpy": lambda: Reduced(torch._utils._rebuild_device_tensor_from_numpy, torch.ones(2).numpy(), torch.float32, "cpu", False),
        "empty bytes": lambda: b"",
        "frozenset": lambda: frozenset([1]),
    }


def why_not(make: Callable[[], Any], legacy: bool = False) -> str:
    """Why torch cannot save a value and load it with weights_only; empty when it can."""
    file = io.BytesIO()
    try:
        torch.save(make(), file, _use_new_zipfile_serialization=not legacy)
        file.seek(0)
        torch.load(file, weights_only=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return ""


def content(legacy: bool) -> Dict[str, Any]:
    return {"plain": plain(), "names": names(), "tensors": tensors(legacy)}


def write(path: str, others: List[Dict[str, Any]]) -> Dict[str, Any]:
    allowed = set(unpickler._get_allowed_globals())
    torch.save(content(False), path)
    for other in others:
        torch.save(content(other["legacy"]), other["path"], pickle_protocol=other["protocol"], _use_new_zipfile_serialization=not other["legacy"])
    with zipfile.ZipFile(path) as archive:
        pickle = archive.read(next(name for name in archive.namelist() if name.endswith("/data.pkl")))
    named = unpickler.get_globals_in_pkl(io.BytesIO(pickle))
    unsaved = {what: why_not(make) for what, make in unsavable().items()}
    return {"allowed": sorted(allowed), "named": sorted(named), "unsaved": {what: why for what, why in unsaved.items() if why}}


class Equality:
    """Walks two loaded checkpoints side by side."""

    def __init__(self) -> None:
        self.differences: List[str] = []
        self.values = 0
        # What is one object, or one storage, in the first must be one in the second.
        self._partners: Dict[Tuple[str, int], int] = {}
        # Identities are told apart only while their objects live.
        self._alive: List[Any] = []

    def compare(self, path: str, one: Any, two: Any) -> None:
        self.values += 1
        self._alive += [one, two]
        if not self._expect(f"{path}: type", type(one), type(two)):
            return
        if not isinstance(one, (int, float, str, bytes, tuple, type(None), complex, torch.device)):
            self._expect(f"{path}: identity", self._partners.setdefault(("object", id(one)), id(two)), id(two))
        for name, part, other in self._parts(path, one, two):
            self.compare(f"{path}{name}", part, other)

    def _parts(self, path: str, one: Any, two: Any) -> Iterator[Tuple[str, Any, Any]]:
        if isinstance(one, dict):
            if self._expect(f"{path}: keys", list(one), list(two)):
                yield from ((f"[{key!r}]", one[key], two[key]) for key in one)
            if isinstance(one, OrderedDict):
                yield ".__dict__", vars(one), vars(two)
        elif isinstance(one, (list, tuple)):
            if self._expect(f"{path}: length", len(one), len(two)):
                yield from ((f"[{index}]", *pair) for index, pair in enumerate(zip(one, two)))
        elif isinstance(one, torch.Tensor):
            self._facts(path, tensor_facts(one), tensor_facts(two))
            yield ".__dict__", vars(one), vars(two)
            yield from ((f".{name}", part, tensor_parts(two).get(name)) for name, part in tensor_parts(one).items())
        elif isinstance(one, (torch.storage.TypedStorage, torch.UntypedStorage)):
            self._facts(path, storage_facts(one), storage_facts(two))
            self._address(path, one, two)
        elif isinstance(one, torch.serialization.StorageType):
            # What torch.load gives for a storage class.
            self._expect(f"{path}: dtype", one.dtype, two.dtype)
        elif isinstance(one, float):
            self._expect(path, struct.pack(">d", one), struct.pack(">d", two))
        elif isinstance(one, complex):
            self._expect(path, struct.pack(">2d", one.real, one.imag), struct.pack(">2d", two.real, two.imag))
        else:
            self._expect(path, one if one == two else repr(one), two if one == two else repr(two))

    def _facts(self, path: str, one: Dict[str, Any], two: Dict[str, Any]) -> None:
        for name, fact in one.items():
            self._expect(f"{path}: {name}", fact, two.get(name))

    def _address(self, path: str, one: Any, two: Any) -> None:
        if one.data_ptr() != 0:
            self._expect(f"{path}: memory", self._partners.setdefault(("memory", one.data_ptr()), two.data_ptr()), two.data_ptr())

    def _expect(self, what: str, one: Any, two: Any) -> bool:
        if one == two:
            return True
        self.differences.append(f"{what} is {one!r}, then {two!r}")
        return False


def is_view(tensor: torch.Tensor) -> bool:
    return tensor.layout is torch.strided and not tensor.is_nested and not tensor.is_meta


def tensor_facts(tensor: torch.Tensor) -> Dict[str, Any]:
    facts: Dict[str, Any] = {
        "dtype": tensor.dtype, "device": tensor.device, "layout": tensor.layout, "nested": tensor.is_nested,
        "requires_grad": tensor.requires_grad, "quantized": tensor.is_quantized,
    }
    if not tensor.is_nested:
        facts["shape"] = tensor.shape
    if tensor.layout is torch.sparse_coo:
        facts["coalesced"] = tensor.is_coalesced()
    if tensor.layout is torch.strided and not tensor.is_nested:
        facts |= {"stride": tensor.stride(), "offset": tensor.storage_offset(), "conj": tensor.is_conj(), "neg": tensor.is_neg()}
    if tensor.is_quantized:
        facts["scheme"] = tensor.qscheme()
        if tensor.qscheme() == torch.per_tensor_affine:
            facts |= {"scale": tensor.q_scale(), "zero_point": tensor.q_zero_point()}
        else:
            facts["axis"] = tensor.q_per_channel_axis()
    return facts


def tensor_parts(tensor: torch.Tensor) -> Dict[str, Any]:
    """The tensors, or the storage, that a tensor is made of."""
    parts: Dict[str, Any] = {}
    if tensor.is_quantized and tensor.qscheme() != torch.per_tensor_affine:
        parts |= {"scales": tensor.q_per_channel_scales(), "zero_points": tensor.q_per_channel_zero_points()}
    if is_view(tensor):
        parts["storage"] = tensor.untyped_storage()
    elif tensor.is_nested:
        parts |= {"buffer": tensor.values(), "sizes": tensor._nested_tensor_size(), "strides": tensor._nested_tensor_strides()}
        parts["offsets"] = tensor._nested_tensor_storage_offsets()
    elif tensor.layout is torch.sparse_coo:
        parts |= {"indices": tensor._indices(), "values": tensor._values()}
    elif tensor.layout in (torch.sparse_csr, torch.sparse_bsr):
        parts |= {"crow_indices": tensor.crow_indices(), "col_indices": tensor.col_indices(), "values": tensor.values()}
    elif tensor.layout in (torch.sparse_csc, torch.sparse_bsc):
        parts |= {"ccol_indices": tensor.ccol_indices(), "row_indices": tensor.row_indices(), "values": tensor.values()}
    return parts


def storage_facts(storage: Any) -> Dict[str, Any]:
    untyped = storage.untyped() if isinstance(storage, torch.storage.TypedStorage) else storage
    return {"dtype": getattr(storage, "dtype", None), "device": storage.device, "bytes": bytes(untyped.tolist())}


def compare(one: str, two: str, modes: List[str]) -> Dict[str, Any]:
    result: Dict[str, Any] = {}
    for mode in modes:
        equality = Equality()
        equality.compare("", torch.load(one, **MODES[mode]), torch.load(two, **MODES[mode]))
        result[mode], result["values"] = equality.differences, equality.values
    return result


def main(request: Dict[str, Any]) -> Any:
    if "write" in request:
        return write(request["write"], request["others"])
    return [compare(**pair) for pair in request["pairs"]]


if __name__ == "__main__":
    program.run(main)
