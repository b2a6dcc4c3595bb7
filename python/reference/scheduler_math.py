"""Python's `math.cos`, `**` and `math.log` of doubles.

{"cos": [x], "pow": [[x, y]], "log": [[x, base]]} -> the same with results, all numbers as hexadecimal doubles
"""

import math
import struct
from typing import Any, Dict, List

import program


def number(hexadecimal: str) -> float:
    return struct.unpack(">d", bytes.fromhex(hexadecimal))[0]


def hexadecimal(value: float) -> str:
    return struct.pack(">d", value).hex()


def main(request: Dict[str, Any]) -> Dict[str, List[str]]:
    return {
        "cos": [hexadecimal(math.cos(number(x))) for x in request["cos"]],
        "pow": [hexadecimal(number(x) ** number(y)) for x, y in request["pow"]],
        "log": [hexadecimal(math.log(number(x), number(base))) for x, base in request["log"]],
    }


if __name__ == "__main__":
    program.run(main)
