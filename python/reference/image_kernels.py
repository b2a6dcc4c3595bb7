"""What OpenCV makes of all colours, and its normal numbers.

stdin:  {"seeds": [int], "numbers": int}
stdout: {"lab", "rgb": sha256 of (2^24, 3) bytes, "normal": [sha256 of float32, one a seed], "largest": float}
The colours are in the order of their numbers, the last channel changing first.
"""

import hashlib
import json
import sys

import cv2
import numpy as np


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()


def normal_numbers(seed, count):
    numbers = np.zeros((1, count, 1), np.float32)
    cv2.setRNGSeed(seed)
    cv2.randn(numbers, np.zeros(1, np.float32), np.ones(1, np.float32))
    return numbers


def main():
    request = json.load(sys.stdin)
    index = np.arange(1 << 24, dtype=np.uint32)
    colours = np.stack([index >> 16, index >> 8, index], axis=-1).astype(np.uint8).reshape(4096, 4096, 3)
    numbers = [normal_numbers(seed, request["numbers"]) for seed in request["seeds"]]
    result = {
        "lab": sha256(cv2.cvtColor(colours, cv2.COLOR_RGB2LAB)),
        "rgb": sha256(cv2.cvtColor(colours, cv2.COLOR_LAB2RGB)),
        "normal": [sha256(one) for one in numbers],
        "largest": max(float(np.abs(one).max()) for one in numbers),
    }
    json.dump(result, sys.stdout)


main()
