"""The state of a pretrained classifier under a seed, and where its construction leaves the generator.

{"cache": folder, "cases": [{"backbone", "num_classes", "seed", "attn_layer"?, "file"?: weights instead
of the hub's, "file_classes"?: their class count}...]} -> for each {"state": [{name, dtype, shape,
sha256}...], "rng_state": base64 of torch.get_rng_state()} or {"error"}; with "initial": true also
{"rng_state_initial"}, where construction without weights leaves the generator.
"""

import base64
import os
from typing import Any, Dict, List

import program


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    # huggingface_hub reads them when it is imported, which timm does.
    os.environ.update(HF_HUB_CACHE=request["cache"], HF_HUB_OFFLINE="1")
    return [_describe(case) for case in request["cases"]]


def _describe(case: Dict[str, Any]) -> Dict[str, Any]:
    try:
        result = _build(case, pretrained=True)
    except RuntimeError as error:
        return {"error": str(error)}
    if case.get("initial"):
        result["rng_state_initial"] = _build(case, pretrained=False)["rng_state"]
    return result


def _build(case: Dict[str, Any], pretrained: bool) -> Dict[str, Any]:
    import torch
    from btxrd_export.classifier import BTXRDClassifier

    options: Dict[str, Any] = {}
    if "attn_layer" in case:
        options["block_args"] = {"attn_layer": case["attn_layer"]}
    if "file" in case:
        overlay = {"file": case["file"], **({"num_classes": case["file_classes"]} if "file_classes" in case else {})}
        options["pretrained_cfg_overlay"] = overlay
    torch.manual_seed(case["seed"])
    model = BTXRDClassifier(case["backbone"], case["num_classes"], pretrained, 0.2, **options)
    return {
        "state": program.describe_state(model.state_dict()),
        "rng_state": base64.b64encode(program.tensor_bytes(torch.get_rng_state())).decode(),
    }


if __name__ == "__main__":
    program.run(main)
