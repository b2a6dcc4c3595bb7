"""What a loader must know about an exported architecture, read from models built at each class count."""

from typing import Any, Dict, List, Sequence

import torch

from .class_count import CLASS_COUNTS, SYMBOL, ClassCountError, linear, symbolic_dims
from .classifier import BTXRDClassifier, gradcam_target
from .timm_import import timm

PRETRAINED_KEYS = ("url", "hf_hub_id", "hf_hub_filename", "architecture", "tag", "custom_load", "num_classes", "first_conv", "classifier")


def describe_state(models: Sequence[BTXRDClassifier]) -> List[List[Any]]:
    """[name, "parameter" | "buffer", dtype, shape, strides] of every tensor, in `state_dict` order."""
    dicts = [m.state_dict() for m in models]
    if any(list(d) != list(dicts[0]) for d in dicts):
        raise ValueError("the state dict's names change with the class count")
    parameters = {name for name, _ in models[0].named_parameters()}
    return [
        [
            name,
            "parameter" if name in parameters else "buffer",
            str(tensor.dtype).removeprefix("torch."),
            symbolic_dims([list(d[name].shape) for d in dicts]),
            symbolic_dims([list(d[name].stride()) for d in dicts]),
        ]
        for name, tensor in dicts[0].items()
    ]


def describe_model(models: Sequence[BTXRDClassifier], state: List[List[Any]]) -> Dict[str, Any]:
    """The part of the metadata that the model alone decides."""
    model = models[0]
    cfg = model.model.pretrained_cfg
    layer_name, layer = gradcam_target(model)
    return {
        "num_features": model.num_features,
        "num_parameters": _parameter_count(models),
        "classifier": _classifier_path(state),
        "gradcam_target_layer": {
            "name": layer_name,
            "type": type(layer).__name__,
            "num_features": _channels(layer, model.num_features),
        },
        "input_size": list(cfg["input_size"]),
        "mean": list(cfg["mean"]),
        "std": list(cfg["std"]),
        "crop_pct": cfg["crop_pct"],
        "interpolation": cfg["interpolation"],
        "pretrained": _pretrained(cfg),
    }


def versions() -> Dict[str, str]:
    """torch's without its build ("+cpu"): the archive is the same for all builds of a version."""
    return {"timm_version": timm.__version__, "torch_version": torch.__version__.split("+")[0]}


def class_count_attributes(model: BTXRDClassifier) -> List[str]:
    """Paths of the attributes that hold the class count, for a loader to set."""
    paths = [f"{path}.num_classes" if path else "num_classes" for path, m in model.named_modules() if hasattr(m, "num_classes")]
    return [p for p in paths if getattr(model.get_submodule(p.rpartition(".")[0]), "num_classes") == model.num_classes]


def _parameter_count(models: Sequence[BTXRDClassifier]) -> Dict[str, int]:
    counts = [sum(p.numel() for p in m.parameters()) for m in models]
    form = linear(counts)
    if form is None:
        raise ClassCountError(f"the parameter count is {counts} at {CLASS_COUNTS} classes, not linear")
    return {"base": form[0], "per_class": form[1]}


def _classifier_path(state: List[List[Any]]) -> str:
    paths = {name.rpartition(".")[0] for name, _, _, shape, _ in state if SYMBOL in shape}
    if len(paths) != 1:
        raise ValueError(f"expected one classifier layer but {sorted(paths) or 'none'} depend on the class count")
    return paths.pop()


def _channels(layer: torch.nn.Module, num_features: int) -> int:
    """Channels that the Grad-CAM layer gives: a normalisation's or convolution's own, a last block's features."""
    return getattr(layer, "num_features", None) or getattr(layer, "out_channels", None) or num_features


def _pretrained(cfg: Dict[str, Any]) -> Dict[str, Any] | None:
    """Where timm's `pretrained=True` finds its weights; None where timm has none."""
    if not (cfg.get("hf_hub_id") or cfg.get("url")):
        return None
    return {"file": "model.safetensors", **{key: cfg[key] for key in PRETRAINED_KEYS if cfg.get(key) not in (None, "")}}
