"""{"threads"?: n} gives the loss and the gradient of examples/focal_loss.ts as Python computes them."""

from typing import Any, Dict

import program
import torch
import torch.nn.functional as F


def focal_loss(logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor, gamma: float = 2) -> torch.Tensor:
    log_p = F.log_softmax(logits, dim=1).gather(1, target[:, None]).squeeze(1)
    return -(weight[target] * (1 - log_p.exp()) ** gamma * log_p).mean()


def main(_request: Dict[str, Any]) -> Dict[str, Any]:
    torch.manual_seed(1)
    logits = torch.randn(8, 3, requires_grad=True)
    target = torch.tensor([0, 1, 2, 0, 0, 1, 2, 1])
    loss = focal_loss(logits, target, torch.tensor([0.6, 0.8, 3.6]))
    loss.backward()
    return {"loss": loss.item(), "grad": logits.grad.flatten().tolist()}


if __name__ == "__main__":
    program.run(main)
