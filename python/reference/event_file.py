"""The scalars of a folder of event files, as tensorboard reads them.

{"folder"} -> {tag: [[step, value, or its name when JSON has no number for it]...]}
"""

import math
from typing import Any, Dict, List, Union

import program
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def number(value: float) -> Union[float, str]:
    return value if math.isfinite(value) else str(value)


def main(request: Dict[str, Any]) -> Dict[str, List[Any]]:
    accumulator = EventAccumulator(request["folder"])
    accumulator.Reload()
    return {
        tag: [[event.step, number(event.value)] for event in accumulator.Scalars(tag)]
        for tag in accumulator.Tags()["scalars"]
    }


if __name__ == "__main__":
    program.run(main)
