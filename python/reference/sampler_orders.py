"""Orders of PyTorch's RandomSampler, as a DataLoader draws them.

{"cases": [{"length", "seed", "epochs"}...]}
-> [{"orders": [sha256 of each epoch's order as int64], "first": [numbers...], "rng_state": sha256}...]
"""

import hashlib
from typing import Any, Dict, List

import program
import torch


def orders(length: int, seed: int, epochs: int) -> Dict[str, Any]:
    torch.manual_seed(seed)
    loader = torch.utils.data.DataLoader(range(length), batch_size=max(length, 1), shuffle=True, collate_fn=torch.tensor)
    found = [torch.cat(list(loader)) for _ in range(epochs)]
    return {
        "orders": [program.sha256(order) for order in found],
        "first": found[0][:10].tolist(),
        "rng_state": hashlib.sha256(torch.get_rng_state().numpy().tobytes()).hexdigest(),
    }


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    return [orders(**case) for case in request["cases"]]


if __name__ == "__main__":
    program.run(main)
