"""Numbers of Python's `random.Random` and NumPy's `default_rng`, and where they are afterwards.

stdin:  {"seeds": [decimal digits], "highs": [int]}
stdout: {"python": [{"random", "uniform", "randint", "position", "words"}, one a seed],
         "numpy": [{"integers", "array", "state"}, one a seed of 0 or more]}
`integers` are draws below each of `highs` in turn, one by one; `array` is one draw of as many at once.
"""

import json
import random
import sys

import numpy as np


def python_stream(seed, highs):
    stream = random.Random(seed)
    numbers = {
        "random": [stream.random() for _ in range(5)],
        "uniform": [stream.uniform(-15, 15) for _ in range(5)],
        "randint": [stream.randint(1, high) for high in highs],
    }
    *words, position = stream.getstate()[1]
    return {**numbers, "words": words, "position": position}


def numpy_stream(seed, highs):
    stream = np.random.default_rng(seed)
    numbers = {
        "integers": [int(stream.integers(0, high)) for high in highs],
        "array": stream.integers(0, np.array(highs)).tolist(),
    }
    state = stream.bit_generator.state
    words = {name: str(value) for name, value in state["state"].items()}
    return {**numbers, "state": {**words, "has_uint32": state["has_uint32"], "uinteger": state["uinteger"]}}


def main():
    request = json.load(sys.stdin)
    seeds, highs = [int(seed) for seed in request["seeds"]], request["highs"]
    streams = {
        "python": [python_stream(seed, highs) for seed in seeds],
        "numpy": [numpy_stream(seed, highs) for seed in seeds if seed >= 0],
    }
    json.dump(streams, sys.stdout)


main()
