"""What PyYAML's safe_load makes of documents, with Python's types.

stdin:  {"documents": [text]}
stdout: [value]; null for a document that PyYAML refuses
        value: [type, ...]: ["int", digits], ["float", bits in hex], ["str", text], ["list", values],
        ["dict", [[key, value]]], ["other", repr] for the rest
"""

import json
import struct
import sys
from typing import Any

import yaml


def encode(value: Any) -> Any:
    if value is None:
        return ["None"]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", str(value)]
    if isinstance(value, float):
        return ["float", "nan" if value != value else struct.pack(">d", value).hex()]
    if isinstance(value, str):
        return ["str", value]
    if isinstance(value, list):
        return ["list", [encode(item) for item in value]]
    if isinstance(value, dict):
        return ["dict", [[encode(key), encode(item)] for key, item in value.items()]]
    return ["other", repr(value)]


def load(document: str) -> Any:
    try:
        return encode(yaml.safe_load(document))
    except (yaml.YAMLError, ValueError, KeyError, TypeError):
        # Numbers without digits and tags that do not fit are ValueError and KeyError.
        return None


json.dump([load(document) for document in json.load(sys.stdin)["documents"]], sys.stdout)
