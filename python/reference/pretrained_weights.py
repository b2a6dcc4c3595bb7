"""Weights that stand for timm's pretrained ones, in huggingface_hub's cache layout or as plain files.

{"weights": [{"backbone", "num_classes", "seed", "cache"?: folder, "files"?: [{"path", "form"}...]}...]}
-> the path in the cache, or null, for each. A form is "safetensors", "half" (safetensors of float16),
"plain" (a state dict), "wrapped" (under "state_dict", as DistributedDataParallel names it) or
"classifier" (BTXRDClassifier's names under "model_state_dict").
"""

import hashlib
import os
from pathlib import Path
from typing import Any, Dict, List, Optional

import program
import torch
from btxrd_export.timm_import import timm
from safetensors.torch import save, save_file

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def main(request: Dict[str, Any]) -> List[Optional[str]]:
    return [_write(case) for case in request["weights"]]


def _write(case: Dict[str, Any]) -> Optional[str]:
    torch.manual_seed(case["seed"])
    model = timm.create_model(case["backbone"], pretrained=False, num_classes=case["num_classes"])
    state = {name: _noise(tensor) for name, tensor in model.state_dict().items()}
    for file in case.get("files", []):
        _save(state, file["path"], file["form"])
    return _cache(state, case["cache"], model.pretrained_cfg["hf_hub_id"]) if "cache" in case else None


def _noise(tensor: torch.Tensor) -> torch.Tensor:
    """Values that no initialisation gives, so that a tensor that was not loaded shows."""
    return torch.randn_like(tensor) if tensor.is_floating_point() else torch.randint_like(tensor, 1, 1000)


def _save(state: Dict[str, torch.Tensor], path: str, form: str) -> None:
    if form == "safetensors":
        save_file(state, path)
    elif form == "half":
        save_file({name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in state.items()}, path)
    elif form == "plain":
        torch.save(state, path)
    elif form == "wrapped":
        torch.save({"epoch": 3, "arch": "x", "state_dict": {f"module.{name}": tensor for name, tensor in state.items()}}, path)
    elif form == "classifier":
        torch.save({"model_state_dict": {f"model.{name}": tensor for name, tensor in state.items()}}, path)
    else:
        raise ValueError(form)


def _cache(state: Dict[str, torch.Tensor], folder: str, hub_id: str) -> str:
    content = save(state)
    repo = Path(folder) / f"models--{hub_id.replace('/', '--')}"
    etag = hashlib.sha256(content).hexdigest()
    pointer = repo / "snapshots" / COMMIT / "model.safetensors"
    for directory in (repo / "blobs", repo / "refs", pointer.parent):
        directory.mkdir(parents=True)
    (repo / "blobs" / etag).write_bytes(content)
    (repo / "refs" / "main").write_text(COMMIT)
    pointer.symlink_to(os.path.join("..", "..", "blobs", etag))
    return str(pointer)


if __name__ == "__main__":
    program.run(main)
