"""python -m btxrd_export NAME [--block-args attn_layer=cbam] [--model-kwargs JSON] [--output-dir DIR]"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Dict, Tuple

from .export import export
from .timm_import import timm


def main() -> int:
    parser = argparse.ArgumentParser(prog="btxrd_export", description="Export a timm backbone for btxrd-torch.")
    parser.add_argument("name", help="timm model name, for example efficientnet_b0")
    parser.add_argument("--id", help="name of the files; default: the timm name and its attention layer")
    parser.add_argument("--block-args", nargs="+", type=_assignment, metavar="KEY=VALUE", help="timm block_args")
    parser.add_argument("--model-kwargs", type=_json_object, default={}, metavar="JSON", help="further timm.create_model arguments")
    parser.add_argument("--output-dir", type=Path, default=Path("models"))
    arguments = parser.parse_args()
    if not timm.is_model(arguments.name):
        close = ", ".join(timm.list_models(f"*{arguments.name}*")[:8])
        parser.error(f"timm {timm.__version__} has no model {arguments.name!r}" + (f"; did you mean {close}?" if close else ""))
    kwargs: Dict[str, Any] = dict(arguments.model_kwargs)
    if arguments.block_args:
        kwargs["block_args"] = dict(arguments.block_args)
    try:
        print(export(arguments.name, arguments.output_dir, arguments.id, kwargs))
    except (ValueError, TypeError, RuntimeError) as error:
        print(f"Cannot export {arguments.name}: {error}", file=sys.stderr)
        return 1
    return 0


def _json_object(text: str) -> Dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise argparse.ArgumentTypeError(f"expected a JSON object but {error}") from error
    if not isinstance(value, dict):
        raise argparse.ArgumentTypeError(f"expected a JSON object but received {text}")
    return value


def _assignment(text: str) -> Tuple[str, str]:
    key, separator, value = text.partition("=")
    if not (key and separator):
        raise argparse.ArgumentTypeError(f"expected KEY=VALUE but received {text!r}")
    return key, value


if __name__ == "__main__":
    sys.exit(main())
