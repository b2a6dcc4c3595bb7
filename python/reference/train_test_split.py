"""The indices of scikit-learn's train_test_split.

stdin:  {"cases": [{"count", "test_size", "seed", "labels": [class of each] or null}]}
stdout: [{"train", "test"}]; null where scikit-learn refuses
"""

import json
import sys
from typing import Any

from sklearn.model_selection import train_test_split


def split(case: Any) -> Any:
    try:
        train, test = train_test_split(
            list(range(case["count"])), test_size=case["test_size"], random_state=case["seed"], stratify=case["labels"]
        )
    except ValueError:
        return None
    return {"train": train, "test": test}


json.dump([split(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
