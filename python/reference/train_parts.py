"""The parts of a training step by themselves.

{"losses": [{"logits", "target", "weight"?: [floats], "options": keyword arguments of CrossEntropyLoss,
"autocast"?: "bfloat16"}], "clips": [{"grads": [float lists, or null for none], "max_norm", "options"}],
"scaler": {"options", "grads": [value of the scaled gradient of each step, as text]}}
-> {"losses": [{"loss", "dtype", "grad"}], as hex; "clips": [{"norm", "grads"}], as hex;
"scaler": [{"scale", "growth_tracker", "parameter", "stepped"}]}
"""

from typing import Any, Dict, List

import program
import torch


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    return {
        "losses": [_loss(case) for case in request["losses"]],
        "clips": [_clip(case) for case in request["clips"]],
        "scaler": _scale(request["scaler"]),
    }


def _hex(tensor: torch.Tensor) -> str:
    return program.tensor_bytes(tensor).hex()


def _loss(case: Dict[str, Any]) -> Dict[str, str]:
    logits = torch.tensor(case["logits"], requires_grad=True)
    weight = torch.tensor(case["weight"]) if "weight" in case else None
    criterion = torch.nn.CrossEntropyLoss(weight=weight, **case["options"])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled="autocast" in case):
        loss = criterion(logits, torch.tensor(case["target"]))
    loss.backward(torch.ones_like(loss))
    return {"loss": _hex(loss), "dtype": program.dtype_name(loss), "grad": _hex(logits.grad)}


def _clip(case: Dict[str, Any]) -> Dict[str, Any]:
    parameters = []
    for grad in case["grads"]:
        parameter = torch.zeros(0 if grad is None else len(grad), requires_grad=True)
        parameter.grad = None if grad is None else torch.tensor(grad)
        parameters.append(parameter)
    options = {key: float(value) if key == "norm_type" else value for key, value in case["options"].items()}
    norm = torch.nn.utils.clip_grad_norm_(parameters, case["max_norm"], **options)
    return {"norm": _hex(norm), "grads": [None if p.grad is None else _hex(p.grad) for p in parameters]}


def _scale(case: Dict[str, Any]) -> List[Dict[str, Any]]:
    scaler = torch.amp.GradScaler("cpu", **case["options"])
    parameter = torch.nn.Parameter(torch.tensor([1.0, -2.0]))
    optimizer = torch.optim.SGD([parameter], lr=0.1)
    steps = []
    made = []
    optimizer.register_step_post_hook(lambda *_: made.append(True))
    for text in case["grads"]:
        made.clear()
        optimizer.zero_grad()
        scaler.scale((parameter * float(text)).sum()).backward()
        scaler.unscale_(optimizer)
        scaler.step(optimizer)
        scaler.update()
        state = scaler.state_dict()
        stepped = bool(made)
        steps.append({"scale": state["scale"], "growth_tracker": state["_growth_tracker"], "parameter": _hex(parameter), "stepped": stepped})
    return steps


if __name__ == "__main__":
    program.run(main)
