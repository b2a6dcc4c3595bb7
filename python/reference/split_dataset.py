"""The manifests of a raw data set, by scikit-learn and imagehash.

stdin:  {"raw_dir", "seed"}; raw_dir has images/ and dataset.csv
stdout: {"<strategy>_<part>": [[image_id, split, label]]} for stratified, center and random
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any, Dict, List

import imagehash
from PIL import Image
from sklearn.model_selection import train_test_split

Row = Dict[str, Any]


def read(raw_dir: Path) -> List[Row]:
    with open(raw_dir / "dataset.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["label"] = 2 if int(row["malignant"]) == 1 else 1 if int(row["benign"]) == 1 else 0
        row["hash"] = str(imagehash.phash(Image.open(raw_dir / "images" / row["image_id"])))
    return rows


def representatives(rows: List[Row]) -> List[Row]:
    first: Dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["hash"], row)
    return list(first.values())


def halves(rows: List[Row], test_size: float, seed: int, stratify: bool) -> Any:
    labels = [row["label"] for row in rows] if stratify else None
    return train_test_split(rows, test_size=test_size, random_state=seed, stratify=labels)


def manifest(rows: List[Row], split: str, chosen: List[Row]) -> List[List[Any]]:
    hashes = {row["hash"] for row in chosen}
    return [[row["image_id"], split, row["label"]] for row in rows if row["hash"] in hashes]


def main() -> None:
    request = json.load(sys.stdin)
    seed = request["seed"]
    rows = read(Path(request["raw_dir"]))
    manifests = {}
    for strategy, stratify in (("stratified", True), ("random", False)):
        train, rest = halves(representatives(rows), 0.30, seed, stratify)
        val, test = halves(rest, 0.50, seed, stratify)
        for part, chosen in (("train", train), ("val", val), ("test", test)):
            manifests[f"{strategy}_{part}"] = manifest(rows, part, chosen)
    inside = [row for row in rows if row["center"] == "1"]
    train, val = halves(representatives(inside), 0.15, seed, True)
    manifests["center_train"] = manifest(inside, "train", train)
    manifests["center_val"] = manifest(inside, "val", val)
    manifests["center_test"] = [[row["image_id"], "test", row["label"]] for row in rows if row["center"] != "1"]
    json.dump(manifests, sys.stdout)


main()
