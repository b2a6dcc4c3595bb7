"""Runs learning rate schedulers on real optimizers.

{"cases": [{"optimizer": constructor with `p`, a list of groups' parameters, "scheduler": constructor with
`o`, the optimizer, "calls": the arguments of each step, "save_after": steps, "middle", "end": paths for the
scheduler's state dict, "groups": path for the optimizer's}]}
-> [{"lrs", "momenta": for each step, the initial one first, each group's as hexadecimal doubles}]
"""

import math
import struct
import warnings
from typing import Any, Dict, List

import program
import torch
from torch.optim import lr_scheduler


def hexadecimal(number: float) -> str:
    return struct.pack(">d", number).hex()


def momentum(group: Dict[str, Any]) -> float:
    return group["betas"][0] if "betas" in group else group["momentum"]


def run(case: Dict[str, Any]) -> Dict[str, List[List[str]]]:
    parameters = [torch.nn.Parameter(torch.zeros(1)) for _ in range(2)]
    optimizer = eval(case["optimizer"], {**vars(torch.optim), "p": parameters})
    scheduler = eval(case["scheduler"], {**vars(lr_scheduler), "math": math, "o": optimizer})
    groups = optimizer.param_groups
    result: Dict[str, List[List[str]]] = {"lrs": [], "momenta": []}

    def note() -> None:
        result["lrs"].append([hexadecimal(group["lr"]) for group in groups])
        result["momenta"].append([hexadecimal(momentum(group)) for group in groups])

    note()
    for step, arguments in enumerate(case["calls"], 1):
        optimizer.step()
        scheduler.step(*arguments)
        note()
        if step == case["save_after"]:
            torch.save(scheduler.state_dict(), case["middle"])
            torch.save(optimizer.state_dict(), case["groups"])
    torch.save(scheduler.state_dict(), case["end"])
    return result


def main(request: Dict[str, Any]) -> List[Dict[str, List[List[str]]]]:
    warnings.simplefilter("ignore")
    return [run(case) for case in request["cases"]]


if __name__ == "__main__":
    program.run(main)
