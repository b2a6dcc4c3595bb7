"""A shipped archive, its state made by the tape and its attributes set as at load, against eager timm.

{"cases": [{"architecture": id, "num_classes", "drop_rate", "seed"}...], "models_dir", "threads"?: n}
-> for each {"archive": side, "eager": side}; a side is {"num_classes", "eval": sha256 of the logits,
"train": of those in train mode, "gradients": of every parameter's, "rng_state": sha256 afterwards}.
"""

import hashlib
import io
import json
from functools import reduce
from pathlib import Path
from typing import Any, Dict, List

import program
import torch
from btxrd_export.classifier import BTXRDClassifier
from btxrd_export.init_tape import replay
from torch import nn

SIZE = 64


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    # The profiling executor's fused kernels give other bits in training; loaders turn it off.
    torch._C._set_graph_executor_optimize(False)
    return [_compare(Path(request["models_dir"]), case) for case in request["cases"]]


def _compare(folder: Path, case: Dict[str, Any]) -> Dict[str, Any]:
    metadata = json.loads((folder / f"{case['architecture']}.json").read_text())
    torch.manual_seed(case["seed"])
    archive = _run(_load(folder, metadata, case), metadata)
    torch.manual_seed(case["seed"])
    eager = BTXRDClassifier(
        metadata["timm_name"], case["num_classes"], pretrained=False, drop_rate=case["drop_rate"], **metadata["model_kwargs"]
    )
    return {"archive": archive, "eager": _run(eager, metadata)}


def _load(folder: Path, metadata: Dict[str, Any], case: Dict[str, Any]) -> torch.jit.ScriptModule:
    """What the native loader does."""
    tape = json.loads((folder / metadata["tape"]["file"]).read_text())
    module = torch.jit.load(io.BytesIO((folder / metadata["archive"]["file"]).read_bytes()))
    tensors = replay(tape, metadata["state"], case["num_classes"])
    for (name, kind, *_), tensor in zip(metadata["state"], tensors):
        _set(module, name, nn.Parameter(tensor) if kind == "parameter" else tensor)
    for attribute, paths in metadata["attributes"].items():
        for path in paths:
            _set(module, path, case[attribute])
    return module


def _set(module: torch.jit.ScriptModule, path: str, value: Any) -> None:
    *owners, name = path.split(".")
    reduce(getattr, owners, module)._c.setattr(name, value)


def _run(model: nn.Module, metadata: Dict[str, Any]) -> Dict[str, Any]:
    inputs = torch.linspace(-2, 2, 4 * 3 * SIZE * SIZE).view(4, 3, SIZE, SIZE)
    model.eval()
    with torch.no_grad():
        evaluated = model(inputs)
    model.train()
    trained = model(inputs)
    trained.square().sum().backward()
    parameters = [reduce(getattr, row[0].split("."), model) for row in metadata["state"] if row[1] == "parameter"]
    gradients = hashlib.sha256()
    for parameter in parameters:
        gradients.update(program.tensor_bytes(parameter.grad))
    return {
        "num_classes": model.num_classes,
        "eval": program.sha256(evaluated),
        "train": program.sha256(trained),
        "gradients": gradients.hexdigest(),
        "rng_state": program.sha256(torch.get_rng_state()),
    }


if __name__ == "__main__":
    program.run(main)
