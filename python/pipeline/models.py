"""Model factory and checkpoint file of the pipeline."""

from pathlib import Path
from typing import Any, Dict, Optional

import torch

from btxrd_export.classifier import BTXRDClassifier

from .transforms import IMAGENET_MEAN, IMAGENET_STD


def create_model(config: Dict[str, Any]) -> BTXRDClassifier:
    """The classifier that `config["model"]` describes; `attn_layer` goes to timm as block_args."""
    model = config["model"]
    attn_layer = model.get("attn_layer")
    block_args = {"attn_layer": attn_layer} if attn_layer else None
    return BTXRDClassifier(model["backbone"], model["num_classes"], model["pretrained"], model["dropout"], block_args)


def save_checkpoint(
    model: BTXRDClassifier,
    optimizer: torch.optim.Optimizer,
    scheduler: Optional[torch.optim.lr_scheduler.LRScheduler],
    epoch: int,
    val_loss: float,
    config: Dict[str, Any],
    class_weights: torch.Tensor,
    filepath: str,
) -> None:
    """Writes the nine keys, in the contract's order."""
    Path(filepath).parent.mkdir(parents=True, exist_ok=True)
    checkpoint = {
        "epoch": epoch,
        "model_state_dict": model.state_dict(),
        "optimizer_state_dict": optimizer.state_dict(),
        "scheduler_state_dict": scheduler.state_dict() if scheduler else None,
        "val_loss": val_loss,
        "config": config,
        "class_names": config["model"]["class_names"],
        "normalization": {"mean": IMAGENET_MEAN, "std": IMAGENET_STD},
        "class_weights": class_weights.tolist(),
    }
    torch.save(checkpoint, filepath)


def load_model(filepath: str) -> BTXRDClassifier:
    """The model of a checkpoint, in eval mode. The file is data: nothing in it is executed."""
    checkpoint = torch.load(filepath, map_location="cpu", weights_only=True)
    # The weights come from the file; building the model needs no download.
    config = {**checkpoint["config"], "model": {**checkpoint["config"]["model"], "pretrained": False}}
    model = create_model(config)
    model.load_state_dict(checkpoint["model_state_dict"])
    return model.eval()
