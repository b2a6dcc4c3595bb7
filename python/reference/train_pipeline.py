"""Whole runs of the pipeline's training, by its contract: torch, timm, albumentations, DataLoader in one process.

{"threads", "runs": [{"config": the pipeline's, "release": of the training transforms, "output_dir",
"left": {"epoch", "batches", "output_dir"} or null}]} -> for each run null.
In "output_dir": training_log.csv, best_<split>.pt, final_<split>.pt. In that of "left": resume.pt and the best
checkpoint as a run leaves them that ends after these batches of that epoch.
"""

import csv
import random
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict, List, Optional

import numpy as np
import program
import torch
from augmentation_rng import augmentation_rng
from pipeline.dataset import BTXRDDataset
from pipeline.models import create_model, save_checkpoint
from pipeline.transforms import training_transform, validation_transform
from resume import make_resume_state
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR
from torch.utils.data import DataLoader


def read_rows(path: Path, class_names: List[str]) -> List[Dict[str, Any]]:
    with path.open(newline="") as file:
        return [{"image_id": row["image_id"], "label": class_names.index(row["label"])} for row in csv.DictReader(file)]


class Run:
    def __init__(self, request: Dict[str, Any]) -> None:
        config = request["config"]
        self.config, self.release, self.output = config, request["release"], Path(request["output_dir"])
        data, training, seed = config["data"], config["training"], config["seed"]
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        self.split = training["split_strategy"]
        splits, images = Path(data["splits_dir"]), str(Path(data["raw_dir"]) / "images")
        names = config["model"]["class_names"]
        rows = read_rows(splits / f"{self.split}_train.csv", names)
        self.transform = training_transform(self.release, data["image_size"], seed)
        train = BTXRDDataset(rows, images, self.transform, data.get("annotations_dir"))
        val = BTXRDDataset(read_rows(splits / f"{self.split}_val.csv", names), images, validation_transform(data["image_size"]))
        self.train_loader = DataLoader(train, batch_size=training["batch_size"], shuffle=True, num_workers=0)
        self.val_loader = DataLoader(val, batch_size=training["batch_size"], num_workers=0)
        self.model = create_model(config)
        num_classes = len(names)
        counts = torch.bincount(torch.tensor([row["label"] for row in rows]), minlength=num_classes).double()
        self.class_weights = (len(rows) / (num_classes * counts)).float()
        self.criterion = torch.nn.CrossEntropyLoss(weight=self.class_weights, label_smoothing=training["label_smoothing"])
        self.val_criterion = torch.nn.CrossEntropyLoss()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=training["learning_rate"], weight_decay=training["weight_decay"])
        self.scheduler = self.make_scheduler(training["epochs"], training["warmup_epochs"])
        self.stop = SimpleNamespace(best_loss=float("inf"), counter=0, should_stop=False)
        self.history: List[Dict[str, float]] = []

    def make_scheduler(self, epochs: int, warmup: int) -> torch.optim.lr_scheduler.LRScheduler:
        warmup = min(warmup, epochs - 1)
        if warmup == 0:
            return CosineAnnealingLR(self.optimizer, T_max=epochs, eta_min=1e-6)
        linear = LinearLR(self.optimizer, start_factor=0.01, total_iters=warmup)
        cosine = CosineAnnealingLR(self.optimizer, T_max=epochs - warmup, eta_min=1e-6)
        return SequentialLR(self.optimizer, [linear, cosine], milestones=[warmup])

    def save(self, path: Path) -> None:
        last = self.history[-1] if self.history else {"epoch": 0, "val_loss": float("inf")}
        save_checkpoint(
            self.model, self.optimizer, self.scheduler, last["epoch"], last["val_loss"], self.config, self.class_weights, str(path)
        )

    def leave(self, folder: Path, sampler: Dict[str, Any]) -> None:
        """What is needed to go on from here; nothing of the run is changed."""
        file = folder / "resume.pt"
        self.save(file)
        rng = {"release": self.release, "streams": augmentation_rng(self.transform)}
        resume = make_resume_state("contiguous", None, self.stop, sampler, rng, self.history)
        torch.save({**torch.load(file, weights_only=True), "resume_state": resume}, file)
        shutil.copy(self.output / f"best_{self.split}.pt", folder)

    def train_epoch(self, epoch: int, left: Optional[Dict[str, Any]]) -> float:
        # What the iterator is about to draw: its own seed, then that of the order.
        before = torch.get_rng_state()
        _, seed = (int(torch.empty((), dtype=torch.int64).random_()) for _ in range(2))
        torch.set_rng_state(before)
        self.model.train()
        loss_sum, samples = 0.0, 0
        for number, (images, labels) in enumerate(self.train_loader, 1):
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(images), labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), max_norm=1.0)
            self.optimizer.step()
            loss_sum += loss.item() * len(labels)
            samples += len(labels)
            if left is not None and (epoch, number) == (left["epoch"], left["batches"]):
                sampler = {"epoch": epoch, "seed": seed, "position": samples, "loss_sum": loss_sum}
                self.leave(Path(left["output_dir"]), sampler)
        return loss_sum / samples

    @torch.no_grad()
    def validate(self) -> Dict[str, float]:
        self.model.eval()
        names = self.config["model"]["class_names"]
        loss_sum, right, all_labels = 0.0, [0] * len(names), [0] * len(names)
        for images, labels in self.val_loader:
            logits = self.model(images)
            loss_sum += self.val_criterion(logits, labels).item() * len(labels)
            for label, predicted in zip(labels.tolist(), logits.argmax(1).tolist()):
                all_labels[label] += 1
                right[label] += label == predicted
        total = sum(all_labels)
        recall = {f"val_recall_{n.lower()}": r / a if a else 0.0 for n, r, a in zip(names, right, all_labels)}
        return {"val_loss": loss_sum / total, "val_acc": sum(right) / total, **recall}

    def epochs(self, left: Optional[Dict[str, Any]]) -> None:
        training = self.config["training"]
        for epoch in range(1, training["epochs"] + 1):
            train_loss = self.train_epoch(epoch, left)
            result = self.validate()
            self.scheduler.step()
            lr = self.optimizer.param_groups[0]["lr"]
            self.history.append({"epoch": epoch, "train_loss": train_loss, **result, "lr": lr})
            if result["val_loss"] < self.stop.best_loss:
                self.stop.best_loss, self.stop.counter = result["val_loss"], 0
                self.save(self.output / f"best_{self.split}.pt")
            else:
                self.stop.counter += 1
                self.stop.should_stop = self.stop.counter >= training["early_stopping_patience"]
            if self.stop.should_stop:
                break
        self.save(self.output / f"final_{self.split}.pt")

    def write_log(self) -> None:
        with (self.output / "training_log.csv").open("w") as file:
            file.write(",".join(self.history[0]) + "\n")
            for row in self.history:
                file.write(",".join([str(row["epoch"]), *(f"{value:.6f}" for name, value in row.items() if name != "epoch")]) + "\n")


def main(request: Dict[str, Any]) -> List[None]:
    for each in request["runs"]:
        run = Run(each)
        run.output.mkdir(parents=True)
        run.epochs(each["left"])
        run.write_log()
    return [None] * len(request["runs"])


if __name__ == "__main__":
    program.run(main)
