"""A short real training run: the pipeline's loss, optimizer, scheduler and order of operations."""

from dataclasses import dataclass
from typing import Any, Dict, List, Optional

import torch
from torch import Tensor, nn

from btxrd_export.classifier import BTXRDClassifier

from .models import create_model

CLASS_NAMES = ["Normal", "Benign", "Malignant"]


@dataclass
class Run:
    """What a checkpoint is written from."""

    config: Dict[str, Any]
    model: BTXRDClassifier
    optimizer: torch.optim.Optimizer
    scheduler: torch.optim.lr_scheduler.LRScheduler
    class_weights: Tensor
    losses: List[float]


def default_config(model: Optional[Dict[str, Any]] = None, image_size: int = 224) -> Dict[str, Any]:
    """The config of the pipeline's first release with the given changes to its `model` section."""
    section = {"backbone": "efficientnet_b0", "pretrained": False, "num_classes": 3, "dropout": 0.2, **(model or {})}
    count = section["num_classes"]
    section.setdefault("class_names", CLASS_NAMES if count == 3 else [f"class_{i}" for i in range(count)])
    return {
        "seed": 42,
        "device": "cpu",
        "data": {"image_size": image_size, "num_workers": 0},
        "model": section,
        "training": {
            "batch_size": 32,
            "learning_rate": 0.001,
            "weight_decay": 0.0001,
            "epochs": 50,
            "warmup_epochs": 2,
            "label_smoothing": 0.1,
            "scheduler": "cosine",
            "class_weights": "auto",
        },
    }


def train(config: Dict[str, Any], inputs: Tensor, targets: Tensor, steps: int) -> Run:
    """`steps` epochs of one batch: AdamW, weighted smoothed cross entropy, clipping, warm-up then cosine."""
    options = config["training"]
    model = create_model(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options["learning_rate"], weight_decay=options["weight_decay"])
    warmup = options["warmup_epochs"]
    scheduler = torch.optim.lr_scheduler.SequentialLR(
        optimizer,
        [
            torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.01, total_iters=warmup),
            torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=options["epochs"] - warmup, eta_min=1e-6),
        ],
        milestones=[warmup],
    )
    num_classes = config["model"]["num_classes"]
    counts = torch.bincount(targets, minlength=num_classes).double()
    class_weights = (len(targets) / (num_classes * counts)).float()
    criterion = nn.CrossEntropyLoss(weight=class_weights, label_smoothing=options["label_smoothing"])
    losses = []
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimizer.step()
        scheduler.step()
        losses.append(loss.item())
    return Run(config, model, optimizer, scheduler, class_weights, losses)
