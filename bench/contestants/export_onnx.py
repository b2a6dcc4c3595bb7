"""export_onnx.py FILE: the benchmark's model for onnxruntime, any batch size."""

import os
import sys

import torch

from weights import model


def main() -> None:
    file = sys.argv[1]
    # Renamed into place: a later run takes up the file that it finds.
    torch.onnx.export(
        model(),
        (torch.zeros(2, 3, 224, 224),),
        f"{file}.partial",
        dynamo=False,
        opset_version=17,
        input_names=["input"],
        output_names=["logits"],
        dynamic_axes={"input": {0: "batch", 2: "height", 3: "width"}, "logits": {0: "batch"}},
    )
    os.replace(f"{file}.partial", file)


if __name__ == "__main__":
    main()
