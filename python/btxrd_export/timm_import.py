"""Imports timm also where torchvision's C++ operators cannot be loaded.

timm imports torchvision, whose Python half registers fake kernels for two of its C++ operators
and fails when its binary was built for another torch build (a CPU torch with the CUDA-built
torchvision wheel, for example). No exported model calls these operators, so declaring their
schemas is enough; a torchvision that works is left as it is.
"""

import sys

import torch

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)

try:
    import torchvision  # noqa: F401
except RuntimeError as error:
    if "torchvision::" not in str(error):
        raise
    for name in [n for n in sys.modules if n.split(".")[0] == "torchvision"]:
        del sys.modules[name]
    # The registrations live as long as this object.
    library = torch.library.Library("torchvision", "DEF")
    for schema in SCHEMAS:
        library.define(schema)

import timm  # noqa: E402

__all__ = ["timm"]
