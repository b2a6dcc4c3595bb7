"""Draws synthetic phantoms: {"output_dir", "per_class"?: 2, "seed"?: 0} -> [{"file", "class"}...]"""

from pathlib import Path
from typing import Any, Dict, List

import program
from pipeline.phantoms import write_phantoms


def main(request: Dict[str, Any]) -> List[Dict[str, str]]:
    return write_phantoms(Path(request["output_dir"]), request.get("per_class", 2), request.get("seed", 0))


if __name__ == "__main__":
    program.run(main)
