"""The pipeline's classifier: any timm backbone behind one module, so state-dict keys begin with `model.`"""

from typing import Any, Dict, Optional, Tuple

import torch
from torch import nn

from .timm_import import timm


class BTXRDClassifier(nn.Module):
    """timm backbone with a `num_classes` head; forward gives raw logits, never softmax.

    `block_args` goes to timm as it is ({"attn_layer": "cbam"} for a ResNet), further keyword
    arguments too. EfficientNet-B0 with 3 classes has 4,011,391 parameters.
    """

    # TorchScript would compile the property and cannot: a module is no value there.
    __jit_unused_properties__ = ["gradcam_target_layer"]

    def __init__(
        self,
        backbone: str = "efficientnet_b0",
        num_classes: int = 3,
        pretrained: bool = True,
        drop_rate: float = 0.2,
        block_args: Optional[Dict[str, Any]] = None,
        **model_kwargs: Any,
    ) -> None:
        super().__init__()
        if block_args is not None:
            model_kwargs["block_args"] = block_args
        self.model = timm.create_model(
            backbone, pretrained=pretrained, num_classes=num_classes, drop_rate=drop_rate, **model_kwargs
        )
        self.num_classes = num_classes
        self.num_features = self.model.num_features

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(B, 3, H, W) float32 -> (B, num_classes) logits."""
        return self.model(x)

    @property
    def gradcam_target_layer(self) -> nn.Module:
        """The layer that Grad-CAM hooks."""
        return gradcam_target(self)[1]


def gradcam_target(classifier: BTXRDClassifier) -> Tuple[str, nn.Module]:
    """`bn2` of an EfficientNet, the last block of a ResNet, else the last BatchNorm2d or Conv2d."""
    model = classifier.model
    if isinstance(model, timm.models.efficientnet.EfficientNet):
        return "model.bn2", model.bn2
    if isinstance(model, timm.models.resnet.ResNet):
        return f"model.layer4.{len(model.layer4) - 1}", model.layer4[-1]
    layers = [(n, m) for n, m in classifier.named_modules() if isinstance(m, (nn.BatchNorm2d, nn.Conv2d))]
    if not layers:
        raise ValueError(f"{type(model).__name__} has no BatchNorm2d or Conv2d for Grad-CAM to hook")
    return layers[-1]
