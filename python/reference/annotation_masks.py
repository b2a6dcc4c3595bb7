"""Masks of random shapes by cv2, one file of raw bytes (0 or 1) each.

{"shapes": [{"shape_type", "points", "width", "height"}...], "output_dir"} -> [file...]
"""

from pathlib import Path
from typing import Any, Dict, List

import program
from pipeline.annotations import annotation_mask


def main(request: Dict[str, Any]) -> List[str]:
    files = []
    for number, shape in enumerate(request["shapes"]):
        file = Path(request["output_dir"]) / f"mask-{number}.bin"
        file.write_bytes(annotation_mask({"shapes": [shape]}, shape["width"], shape["height"]).tobytes())
        files.append(str(file))
    return files


if __name__ == "__main__":
    program.run(main)
