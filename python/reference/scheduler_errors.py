"""The messages with which PyTorch refuses schedulers.

{"schedulers": [constructor with `o`, an AdamW, and `other`, a second one]} -> [message]
"""

from typing import Any, Dict, List

import program
import torch
from torch.optim import lr_scheduler


def message(constructor: str) -> str:
    def adamw() -> torch.optim.Optimizer:
        return torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=0.1)

    rprop = torch.optim.Rprop([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    try:
        eval(constructor, {**vars(lr_scheduler), "o": adamw(), "other": adamw(), "rprop": rprop})
    except (ValueError, TypeError, KeyError) as error:
        return str(error.args[0])
    raise AssertionError(f"{constructor} is accepted")


def main(request: Dict[str, Any]) -> List[str]:
    return [message(constructor) for constructor in request["schedulers"]]


if __name__ == "__main__":
    program.run(main)
