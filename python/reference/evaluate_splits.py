"""The pipeline's evaluation of checkpoints on test manifests, batch after batch, by torch and scikit-learn.

{"splits": [{"split", "checkpoint", "manifest"}], "images_dir", "image_size", "batch_size",
"iterations", "confidence_level", "threads"} -> [{"metrics_summary", "classification_report",
"bootstrap_ci", "formatted"}], the last with the numbers of the comparison table as Python writes them
"""

import csv
from pathlib import Path
from typing import Any, Dict, List

import program
import numpy as np
import torch
from pipeline.evaluation import split_results
from pipeline.models import load_model
from pipeline.training import CLASS_NAMES
from pipeline.transforms import preprocess


@torch.no_grad()
def evaluate(request: Dict[str, Any], split: Dict[str, str]) -> Dict[str, Any]:
    with open(split["manifest"], newline="") as file:
        rows = list(csv.DictReader(file))
    model = load_model(split["checkpoint"])
    inputs = [preprocess(str(Path(request["images_dir"]) / row["image_id"]), request["image_size"]) for row in rows]
    batches = [torch.cat(inputs[start:start + request["batch_size"]]) for start in range(0, len(inputs), request["batch_size"])]
    probabilities = np.concatenate([torch.softmax(model(batch), dim=1).numpy() for batch in batches]).astype(np.float64)
    truth = np.array([CLASS_NAMES.index(row["label"]) for row in rows])
    results = split_results(split["split"], truth, probabilities, CLASS_NAMES, request["iterations"], request["confidence_level"])
    summary, report = results["metrics_summary"], results["classification_report"]
    values = [
        summary["macro_auc"], summary["accuracy"],
        *summary["per_class_sensitivity"].values(), *summary["per_class_specificity"].values(),
        *(report[name]["f1-score"] for name in CLASS_NAMES), report["macro avg"]["f1-score"],
    ]
    return {**results, "formatted": [f"{value:.3f}" for value in values]}


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [evaluate(request, split) for split in request["splits"]]


if __name__ == "__main__":
    program.run(main)
