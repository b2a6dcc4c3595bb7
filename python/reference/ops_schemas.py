"""{} gives {name: [schema...]} for every ATen operator, overloads in the order in which torch.ops tries them."""

from typing import Any, Dict, List

import program
import torch


def main(_request: Dict[str, Any]) -> Dict[str, List[str]]:
    registered = {name for name in torch._C._dispatch_get_all_op_names() if name.startswith("aten::")}
    return {name: _schemas(name, registered) for name in sorted({op.removeprefix("aten::").split(".")[0] for op in registered})}


def _schemas(name: str, registered: set) -> List[str]:
    _, overloads = torch._C._jit_get_operation(f"aten::{name}")
    # TorchScript's own overloads (on ints, lists and strings) are no operators of the dispatcher.
    kept = [o for o in overloads if (f"aten::{name}.{o}" if o else f"aten::{name}") in registered]
    return [str(torch._C._get_schema(f"aten::{name}", overload)) for overload in kept]


if __name__ == "__main__":
    program.run(main)
