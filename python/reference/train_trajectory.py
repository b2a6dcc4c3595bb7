"""Training steps of the eager classifier, as the pipeline makes them.

{"cases": [case...], "threads"?: n}; a case has
- "model": changes to the config's model section, "seed" for its weights and for dropout;
- "inputs": {"file", "shape"} (raw float32; batches of "batch_size" are taken in turn), "targets": all labels;
- "steps", "lr", "warmup": steps of LinearLR before CosineAnnealingLR down to "eta_min", "weight_decay", "label_smoothing", "class_weights",
  "max_grad_norm" or null, "memory_format"?: "channels_last", "autocast"?: "bfloat16",
  "scaler"?: arguments of GradScaler("cpu"), "optimizer"?: name, AdamW otherwise.
Gives for each case {"losses", "grad_norms", "lrs", "steps_digests": [sha256 of all parameters after
each step], "state": [{name, dtype, shape, sha256}...], "optimizer": {key: [...as state]},
"optimizer_strides", "logits": sha256 of the last, "rng_state": sha256, "scaler": its state dict or null}.
"""

import hashlib
from typing import Any, Dict, List

import program
import torch
from pipeline.models import create_model
from pipeline.training import default_config
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [_train(case) for case in request["cases"]]


def _train(case: Dict[str, Any]) -> Dict[str, Any]:
    torch.manual_seed(case["seed"])
    model = create_model(default_config(case["model"]))
    channels_last = case.get("memory_format") == "channels_last"
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    optimizer_class = getattr(torch.optim, case.get("optimizer", "AdamW"))
    optimizer = optimizer_class(model.parameters(), lr=case["lr"], weight_decay=case["weight_decay"])
    warmup = case["warmup"]
    schedules = [
        LinearLR(optimizer, start_factor=0.01, total_iters=warmup),
        CosineAnnealingLR(optimizer, T_max=case["steps"] - warmup, eta_min=case["eta_min"]),
    ]
    scheduler = SequentialLR(optimizer, schedules, milestones=[warmup])
    criterion = torch.nn.CrossEntropyLoss(
        weight=torch.tensor(case["class_weights"]), label_smoothing=case["label_smoothing"]
    )
    scaler = torch.amp.GradScaler("cpu", **case["scaler"]) if "scaler" in case else None
    dtype = torch.bfloat16 if case.get("autocast") == "bfloat16" else None
    inputs = program.read_float32(case["inputs"]["file"], case["inputs"]["shape"])
    targets = torch.tensor(case["targets"])
    size = case["batch_size"]

    losses, norms, lrs, digests, logits = [], [], [], [], torch.empty(0)
    model.train()
    for step in range(case["steps"]):
        start = step * size % len(targets)
        x, y = inputs[start : start + size], targets[start : start + size]
        if channels_last:
            x = x.to(memory_format=torch.channels_last)
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=dtype, enabled=dtype is not None):
            logits = model(x)
            loss = criterion(logits, y)
        if scaler is None:
            loss.backward()
        else:
            scaler.scale(loss).backward()
            scaler.unscale_(optimizer)
        max_norm = float("inf") if case["max_grad_norm"] is None else case["max_grad_norm"]
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm).item())
        if scaler is None:
            optimizer.step()
        else:
            scaler.step(optimizer)
            scaler.update()
        losses.append(loss.item())
        lrs.append(optimizer.param_groups[0]["lr"])
        scheduler.step()
        digests.append(_digest(model))
    state = optimizer.state_dict()["state"]
    return {
        "losses": losses,
        "grad_norms": norms,
        "lrs": lrs,
        "step_digests": digests,
        "state": program.describe_state(model.state_dict()),
        "optimizer": [[index, program.describe_state(entry)] for index, entry in state.items()],
        "optimizer_strides": [[list(t.stride()) for t in entry.values()] for entry in state.values()],
        "logits": program.sha256(logits),
        "rng_state": program.sha256(torch.get_rng_state()),
        "scaler": None if scaler is None else scaler.state_dict(),
    }


def _digest(model: torch.nn.Module) -> str:
    """One hash of every parameter and buffer; only for the small ones, which every step changes."""
    digest = hashlib.sha256()
    for tensor in model.state_dict().values():
        if tensor.numel() <= 4096:
            digest.update(program.tensor_bytes(tensor))
    return digest.hexdigest()


if __name__ == "__main__":
    program.run(main)
