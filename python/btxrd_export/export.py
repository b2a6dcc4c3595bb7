"""Exports one architecture: archive, init tape and metadata, proven against the model before they are written."""

import functools
import hashlib
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import torch
from torch import Tensor

from . import FORMAT
from .archive import save_archive, strip_weights
from .class_count import CLASS_COUNTS
from .classifier import BTXRDClassifier
from .drop_rate import PROBE, free_drop_rate
from .init_recorder import record
from .init_tape import make_tape, replay
from .metadata import class_count_attributes, describe_model, describe_state, versions


def export(
    timm_name: str, output_dir: Path, architecture_id: Optional[str] = None, model_kwargs: Optional[Dict[str, Any]] = None
) -> Path:
    """Writes `<id>.pt`, `<id>.tape.json` and `<id>.json` and gives the path of the last."""
    kwargs = model_kwargs or {}
    architecture_id = architecture_id or default_id(timm_name, kwargs)
    models, recordings, end_states = [], [], []
    for seed, num_classes in enumerate(CLASS_COUNTS):
        torch.manual_seed(seed)
        model, operations = record(lambda: BTXRDClassifier(timm_name, num_classes, pretrained=False, **kwargs))
        models.append(model)
        recordings.append(operations)
        end_states.append(torch.get_rng_state())
    state = describe_state(models)
    tape = make_tape(architecture_id, recordings)
    _prove(tape, state, models, end_states)
    description = describe_model(models, state)
    scripted, attributes = _script(timm_name, kwargs)

    # Written only now, when nothing can fail any more; the metadata, which holds the others' checksums, last.
    output_dir.mkdir(parents=True, exist_ok=True)
    archive_path = output_dir / f"{architecture_id}.pt"
    tape_path = output_dir / f"{architecture_id}.tape.json"
    save_archive(scripted, archive_path)
    tape_path.write_text(_json(tape, "ops"), encoding="utf-8", newline="\n")
    metadata = {
        "format": FORMAT,
        "id": architecture_id,
        "timm_name": timm_name,
        "model_kwargs": kwargs,
        **versions(),
        **description,
        "attributes": attributes,
        "archive": _checksum(archive_path),
        "tape": _checksum(tape_path),
        "state_metadata": [[path, dict(entry)] for path, entry in models[0].state_dict()._metadata.items()],
        "state": state,
    }
    path = output_dir / f"{architecture_id}.json"
    path.write_text(_json(metadata, "state"), encoding="utf-8", newline="\n")
    return path


def default_id(timm_name: str, model_kwargs: Dict[str, Any]) -> str:
    """The timm name, with the attention layer where one is asked for: resnet50_cbam."""
    block_args = model_kwargs.get("block_args")
    attn_layer = block_args.get("attn_layer") if isinstance(block_args, dict) else None
    return f"{timm_name}_{attn_layer}" if attn_layer else timm_name


def same_bits(a: Tensor, b: Tensor) -> bool:
    """Equal dtype, shape, strides and bytes; NaN equals itself and 0.0 is not -0.0."""
    same_form = a.dtype == b.dtype and a.shape == b.shape and a.stride() == b.stride()
    return same_form and torch.equal(a.contiguous().view(-1).view(torch.uint8), b.contiguous().view(-1).view(torch.uint8))


def _prove(tape: Dict[str, Any], state: List[List[Any]], models: Sequence[BTXRDClassifier], end_states: Sequence[Tensor]) -> None:
    """Replays the tape as each recorded model was made: another seed at another class count each time."""
    for seed, (num_classes, model, end_state) in enumerate(zip(CLASS_COUNTS, models, end_states)):
        torch.manual_seed(seed)
        replayed = replay(tape, state, num_classes)
        pairs = zip(replayed, model.state_dict().items())
        wrong = [name for tensor, (name, expected) in pairs if not same_bits(tensor, expected.detach())]
        if wrong or not torch.equal(torch.get_rng_state(), end_state):
            what = ", ".join(wrong[:5]) or "the generator's end state"
            raise ValueError(f"the init tape does not reproduce {what}: this model's initialisation cannot be recorded")


def _script(timm_name: str, kwargs: Dict[str, Any]) -> Tuple[torch.jit.ScriptModule, Dict[str, List[str]]]:
    """The model without weights, and the paths of the attributes that a loader sets."""
    model = BTXRDClassifier(timm_name, CLASS_COUNTS[0], pretrained=False, drop_rate=PROBE, scriptable=True, **kwargs)
    attributes = {"num_classes": class_count_attributes(model), "drop_rate": free_drop_rate(model)}
    strip_weights(model, model.state_dict())
    scripted = torch.jit.script(model)
    for attribute in sum(attributes.values(), []):
        *owners, name = attribute.split(".")
        if not functools.reduce(getattr, owners, scripted)._c.hasattr(name):
            raise ValueError(f"TorchScript compiled {attribute} into the code, so that it cannot be set at load")
    return scripted, attributes


def _checksum(path: Path) -> Dict[str, Any]:
    data = path.read_bytes()
    return {"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _json(document: Dict[str, Any], lines: str) -> str:
    """JSON with one line a key, and one a row of the list under `lines`, so that differences can be read."""
    parts = []
    for key, value in document.items():
        text = json.dumps(value, allow_nan=False)
        if key == lines:
            text = "[\n" + ",\n".join(json.dumps(row, allow_nan=False) for row in value) + "\n]"
        parts.append(f"{json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
