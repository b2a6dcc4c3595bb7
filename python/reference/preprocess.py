"""The validation transform on image files.

{"images": [file...], "image_size", "output_dir"} -> [{"file", "shape", "dtype", "sha256"}...],
raw float32 files of (1, 3, size, size), numbered in the order of the images.
"""

from pathlib import Path
from typing import Any, Dict, List

import program
from pipeline.transforms import preprocess


def main(request: Dict[str, Any]) -> List[Dict[str, Any]]:
    folder = Path(request["output_dir"])
    folder.mkdir(parents=True, exist_ok=True)
    return [
        program.write_tensor(str(folder / f"{number}.bin"), preprocess(path, request["image_size"]))
        for number, path in enumerate(request["images"])
    ]


if __name__ == "__main__":
    program.run(main)
