"""The initial state dict under a seed, and where its construction leaves the generator.

{"cases": [{"model": the config's model section, "seed"}...]} -> for each
{"state": [{name, dtype, shape, sha256}...], "metadata": [[module path, version]...],
"rng_state": base64 of torch.get_rng_state()}
"""

import base64
from typing import Any, Dict, List

import program
import torch
from pipeline.models import create_model
from pipeline.training import default_config


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [_describe(case) for case in request["cases"]]


def _describe(case: Dict[str, Any]) -> Dict[str, Any]:
    torch.manual_seed(case["seed"])
    state = create_model(default_config(case["model"])).state_dict()
    return {
        "state": program.describe_state(state),
        "metadata": [[path, entry["version"]] for path, entry in state._metadata.items()],
        "rng_state": base64.b64encode(program.tensor_bytes(torch.get_rng_state())).decode(),
    }


if __name__ == "__main__":
    program.run(main)
