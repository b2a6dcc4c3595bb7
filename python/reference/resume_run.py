"""A part of a training run, that begins a run or goes on from a checkpoint, and its end in a checkpoint.

{"parts": [{"load": path or null, "save": path or null, "first": number of the first step, "steps", "seed",
"backbone", "memory_format", "inputs": {"file", "shape"}: a batch for each step in turn, "targets",
"class_weights", "scaler": whether there is one}], "threads"} -> for each part
{"losses", "lrs": hexadecimal doubles, "state", "optimizer", "rng_state": digests of all there is,
"scaler", "early_stopping", "history": what a next part goes on from}
"""

import struct
from types import SimpleNamespace
from typing import Any, Dict, List

import program
import torch
from pipeline.models import create_model
from pipeline.training import default_config
from resume import make_resume_state, restore_resume_state
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR


def hexadecimal(number: float) -> str:
    return struct.pack(">d", number).hex()


def run(part: Dict[str, Any]) -> Dict[str, Any]:
    torch.manual_seed(part["seed"])
    config = default_config({"backbone": part["backbone"]}, 64)
    model = create_model(config)
    memory_format = getattr(torch, "contiguous_format" if part["memory_format"] == "contiguous" else part["memory_format"])
    model = model.to(memory_format=memory_format)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
    warmup = LinearLR(optimizer, start_factor=0.01, total_iters=3)
    scheduler = SequentialLR(optimizer, [warmup, CosineAnnealingLR(optimizer, T_max=12, eta_min=1e-6)], milestones=[3])
    criterion = torch.nn.CrossEntropyLoss(weight=torch.tensor(part["class_weights"]), label_smoothing=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**10, growth_interval=4) if part["scaler"] else None
    stop = SimpleNamespace(best_loss=float("inf"), counter=0, should_stop=False)
    history: List[float] = []
    if part["load"] is not None:
        checkpoint = torch.load(part["load"], weights_only=True)
        model.load_state_dict(checkpoint["model_state_dict"])
        optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
        scheduler.load_state_dict(checkpoint["scheduler_state_dict"])
        history = restore_resume_state(checkpoint, scaler, stop)["history"]

    inputs = program.read_float32(part["inputs"]["file"], part["inputs"]["shape"])
    targets = torch.tensor(part["targets"])
    model.train()
    losses, lrs = [], []
    for step in range(part["first"], part["first"] + part["steps"]):
        x = inputs[step].to(memory_format=memory_format)
        optimizer.zero_grad()
        loss = criterion(model(x), targets[step])
        (loss if scaler is None else scaler.scale(loss)).backward()
        if scaler is not None:
            scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        if scaler is None:
            optimizer.step()
        else:
            scaler.step(optimizer)
            scaler.update()
        scheduler.step()
        losses.append(loss.item())
        lrs.append(hexadecimal(optimizer.param_groups[0]["lr"]))
        stop.best_loss = min(stop.best_loss, loss.item())
        stop.counter = 0 if stop.best_loss == loss.item() else stop.counter + 1
    history = history + losses
    if part["save"] is not None:
        resume = make_resume_state(part["memory_format"], scaler, stop, sampler={"position": part["first"] + part["steps"]}, history=history)
        torch.save(
            {
                "epoch": part["first"] + part["steps"],
                "model_state_dict": model.state_dict(),
                "optimizer_state_dict": optimizer.state_dict(),
                "scheduler_state_dict": scheduler.state_dict(),
                "val_loss": losses[-1],
                "config": config,
                "class_names": config["model"]["class_names"],
                "normalization": {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
                "class_weights": part["class_weights"],
                "resume_state": resume,
            },
            part["save"],
        )
    state = optimizer.state_dict()["state"]
    return {
        "losses": [hexadecimal(loss) for loss in losses],
        "lrs": lrs,
        "state": program.describe_state(model.state_dict()),
        "optimizer": [[index, program.describe_state(entry)] for index, entry in state.items()],
        "rng_state": program.sha256(torch.get_rng_state()),
        "scaler": None if scaler is None else scaler.state_dict(),
        "early_stopping": [hexadecimal(stop.best_loss), stop.counter, stop.should_stop],
        "history": [hexadecimal(loss) for loss in history],
    }


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [run(part) for part in request["parts"]]


if __name__ == "__main__":
    program.run(main)
