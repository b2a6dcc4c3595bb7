"""What albumentations makes of random images: several in a row through each of many Composes.

stdin:  {"file", "seeds": [int], "images_per_seed", "cases": [case]}; a case is one of
          {"transforms": [[name, arguments]]}   -> an augmented image, uint8 (height, width, 3)
          {"release": 1 | 2, "image_size"}      -> the pipeline's training transform, float32 (3, size, size)
        with "min_side", the least width and height of its images, and perhaps "streams", a state to begin from.
stdout: {"images": [[width, height]], "cases": [[{"sha256": [str], "streams": sha256, "state": state}, one a seed]]}
        Image number `i` of a case's runs, counted over its seeds, is the `i`-th in `images` that is large enough.

Writes the pixels of all images, one after the other, to `file`. `streams` is the digest of the state as
compact JSON; the state itself is given for the first seed.
"""

import hashlib
import json

import numpy as np
import program
from augmentation_rng import augmentation_rng, restore_augmentation_rng
from pipeline.transforms import A, training_transform

# One pixel, one row, one column, whole and broken tiles of CLAHE, a side that is a power of two.
SIZES = [(1, 1), (1, 9), (13, 1), (2, 2), (7, 5), (8, 8), (16, 24), (9, 16), (300, 7), (8, 300), (256, 256), (300, 201)]


def draw_image(rng, width, height):
    """A gradient with noise, or noise alone; every other one gray, as radiographs are."""
    channels = int(rng.choice([1, 3]))
    if rng.random() < 0.4:
        values = rng.integers(0, 256, (height, width, channels))
    else:
        x, y = np.meshgrid(np.arange(width), np.arange(height))
        field = (x * rng.uniform(0.1, 1.5) + y * rng.uniform(0.1, 1.5) + rng.uniform(0, 90))[..., None]
        values = np.clip(field * rng.uniform(0.5, 1.5, channels) + rng.normal(0, 8, (height, width, channels)), 0, 255)
    return np.ascontiguousarray(np.broadcast_to(values, (height, width, 3)).astype(np.uint8))


def draw_images(file, count):
    rng = np.random.default_rng(20)
    sides = [*SIZES, *rng.integers(1, 300, (count, 2)).tolist()]
    images = [draw_image(rng, width, height) for width, height in sides]
    with open(file, "wb") as pixels:
        for image in images:
            pixels.write(image.tobytes())
    return images


def make_transform(case, seed):
    if "release" in case:
        transform = training_transform(case["release"], case["image_size"], seed)
    else:
        transform = A.Compose([getattr(A, name)(**arguments) for name, arguments in case["transforms"]], seed=seed)
    if "streams" in case:
        restore_augmentation_rng(transform, case["streams"])
    return transform


def run_case(case, seeds, images, images_per_seed):
    large_enough = iter([image for image in images if min(image.shape[:2]) >= case["min_side"]])
    runs = []
    for seed in seeds:
        transform = make_transform(case, seed)
        results = [transform(image=next(large_enough))["image"] for _ in range(images_per_seed)]
        if "release" in case:
            results = [result.transpose(2, 0, 1) for result in results]
        state = augmentation_rng(transform)
        runs.append({
            "sha256": [hashlib.sha256(np.ascontiguousarray(result).data).hexdigest() for result in results],
            "streams": hashlib.sha256(json.dumps(state, separators=(",", ":")).encode()).hexdigest(),
            "state": None if runs else state,
        })
    return runs


def main(request):
    seeds, images_per_seed = request["seeds"], request["images_per_seed"]
    # Some are too small for some cases.
    images = draw_images(request["file"], len(seeds) * images_per_seed * 5 // 4)
    return {
        "images": [[image.shape[1], image.shape[0]] for image in images],
        "cases": [run_case(case, seeds, images, images_per_seed) for case in request["cases"]],
    }


if __name__ == "__main__":
    program.run(main)
