"""The initial state as the shipped init tape gives it, without timm.

{"cases": [{"architecture": id, "num_classes", "seed"}...], "models_dir"} -> for each
{"state": [{name, dtype, shape, sha256}...], "rng_state": base64}, as state_dict.py gives it.
"""

import base64
import json
from pathlib import Path
from typing import Any, Dict, List

import program
import torch
from btxrd_export.init_tape import replay


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [_replay(Path(request["models_dir"]), case) for case in request["cases"]]


def _replay(folder: Path, case: Dict[str, Any]) -> Dict[str, Any]:
    metadata = json.loads((folder / f"{case['architecture']}.json").read_text())
    tape = json.loads((folder / metadata["tape"]["file"]).read_text())
    torch.manual_seed(case["seed"])
    tensors = replay(tape, metadata["state"], case["num_classes"])
    names = [row[0] for row in metadata["state"]]
    return {
        "state": program.describe_state(dict(zip(names, tensors))),
        "rng_state": base64.b64encode(program.tensor_bytes(torch.get_rng_state())).decode(),
    }


if __name__ == "__main__":
    program.run(main)
