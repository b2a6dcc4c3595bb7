"""The random streams of an albumentations Compose as plain values, as btxrd-torch keeps them.

    state = augmentation_rng(transform)                                 # what TrainTransform.getState() gives in Node
    restore_augmentation_rng(transform, rest["augmentation_rng"]["streams"])  # goes on where Node stopped

`rest` is what `resume.restore_resume_state` returns. Resize, Normalize and ToTensorV2 draw nothing
and are left out.
"""

from typing import Any, Dict, List

import albumentations as A
from albumentations.pytorch import ToTensorV2

DRAWS_NOTHING = (A.Resize, A.Normalize, ToTensorV2)


def augmentation_rng(compose: A.Compose) -> Dict[str, Any]:
    return {"compose": _streams(compose), "transforms": [_streams(transform) for transform in _random_transforms(compose)]}


def restore_augmentation_rng(compose: A.Compose, state: Dict[str, Any]) -> None:
    transforms = _random_transforms(compose)
    if len(transforms) != len(state["transforms"]):
        raise ValueError(f"the state is of {len(state['transforms'])} transforms, not of {len(transforms)}")
    _restore(compose, state["compose"])
    for transform, streams in zip(transforms, state["transforms"]):
        _restore(transform, streams)


def _random_transforms(compose: A.Compose) -> List[Any]:
    return [transform for transform in compose.transforms if not isinstance(transform, DRAWS_NOTHING)]


def _streams(owner: Any) -> Dict[str, Any]:
    *words, position = owner.py_random.getstate()[1]
    numpy = owner.random_generator.bit_generator.state
    return {
        "python": {"words": words, "position": position},
        "numpy": {
            "state": str(numpy["state"]["state"]),
            "inc": str(numpy["state"]["inc"]),
            "has_uint32": numpy["has_uint32"],
            "uinteger": numpy["uinteger"],
        },
    }


def _restore(owner: Any, streams: Dict[str, Any]) -> None:
    python, numpy = streams["python"], streams["numpy"]
    owner.py_random.setstate((3, (*python["words"], python["position"]), None))
    owner.random_generator.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": int(numpy["state"]), "inc": int(numpy["inc"])},
        "has_uint32": numpy["has_uint32"],
        "uinteger": numpy["uinteger"],
    }
