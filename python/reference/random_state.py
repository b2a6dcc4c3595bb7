"""What numpy's legacy RandomState gives, one call after the other.

stdin:  {"cases": [{"seed", "calls": [[method, argument, ...]]}]}; `choice_once` is choice without replacement
stdout: [[result of each call]]
"""

import json
import sys
from typing import Any, List

import numpy as np


def call(random: np.random.RandomState, method: str, *arguments: int) -> Any:
    if method == "choice_once":
        return random.choice(*arguments, replace=False).tolist()
    if method == "random":
        return random.random_sample()
    if method == "randint":
        low, high, size = arguments
        return random.randint(low, high, size, dtype=np.int64).tolist()
    if method == "shuffle":
        items = list(range(arguments[0]))
        random.shuffle(items)
        return items
    return getattr(random, method)(*arguments).tolist()


def run(case: Any) -> List[Any]:
    random = np.random.RandomState(case["seed"])
    return [call(random, *arguments) for arguments in case["calls"]]


json.dump([run(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
