"""A checkpoint as the pipeline writes it, after real training steps on noise.

{"path", "seed", "model"?: changes to the config's model section, "steps"?: 2, "batch_size"?: 4,
"image_size"?: 64, "threads"?: n} -> {"losses", "learning_rate", "config"}
"""

from typing import Any, Dict

import program
import torch
from pipeline.models import save_checkpoint
from pipeline.training import default_config, train


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    size, batch = request.get("image_size", 64), request.get("batch_size", 4)
    config = default_config(request.get("model"), size)
    noise = torch.Generator().manual_seed(request["seed"])
    inputs = torch.randn(batch, 3, size, size, generator=noise)
    targets = torch.arange(batch) % config["model"]["num_classes"]
    torch.manual_seed(request["seed"])
    run = train(config, inputs, targets, request.get("steps", 2))
    save_checkpoint(
        run.model, run.optimizer, run.scheduler, len(run.losses), run.losses[-1], config, run.class_weights, request["path"]
    )
    return {"losses": run.losses, "learning_rate": run.optimizer.param_groups[0]["lr"], "config": config}


if __name__ == "__main__":
    program.run(main)
