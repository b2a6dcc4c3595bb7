"""Steps of torch's optimizers on a few parameters of several shapes and dtypes.

{"values": {"file", "shape"} (raw float32 that parameters and gradients are cut from),
"parameters": [{"shape", "dtype", "channels_last"?, "grad_from": first step with a gradient or null}...],
"factors": what each step multiplies the learning rate by,
"cases": [{"optimizer": class name, "options": keyword arguments, "groups"?: [[parameter indices],
keyword arguments]..., "named"?: true, "middle": file, "end": file}]}
The state dict after half of the steps goes to "middle", that after all of them to "end".
Gives for each case [sha256 over all parameters and gradients after each step].
"""

import hashlib
from typing import Any, Dict, List

import program
import torch


def main(request: Dict[str, Any]) -> List[List[str]]:
    pool = program.read_float32(request["values"]["file"], request["values"]["shape"])
    return [_run(case, request, pool) for case in request["cases"]]


def _run(case: Dict[str, Any], request: Dict[str, Any], pool: torch.Tensor) -> List[str]:
    specs, factors = request["parameters"], request["factors"]
    parameters = [torch.nn.Parameter(_cut(pool, spec, index)) for index, spec in enumerate(specs)]
    named = [(f"p{index}", parameter) for index, parameter in enumerate(parameters)]
    chosen = named if case.get("named") else parameters
    if "groups" in case:
        chosen = [{"params": [chosen[i] for i in indices], **_arguments(own)} for indices, own in case["groups"]]
    optimizer = getattr(torch.optim, case["optimizer"])(chosen, **_arguments(case["options"]))
    rates = [group["lr"] for group in optimizer.param_groups]
    digests = []
    for step, factor in enumerate(factors):
        for index, (parameter, spec) in enumerate(zip(parameters, specs)):
            if spec["grad_from"] is not None and step >= spec["grad_from"]:
                parameter.grad = _cut(pool, spec, 31 * (step + 1) + index)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * factor
        optimizer.step()
        digests.append(_digest(parameters))
        if step + 1 == len(factors) // 2:
            torch.save(optimizer.state_dict(), case["middle"])
    torch.save(optimizer.state_dict(), case["end"])
    return digests


def _arguments(options: Dict[str, Any]) -> Dict[str, Any]:
    """JSON does not tell 1.0 from 1: every number of an optimizer is a float here, and betas are a tuple."""

    def argument(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(float(item) for item in value)
        return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

    return {key: argument(value) for key, value in options.items()}


def _cut(pool: torch.Tensor, spec: Dict[str, Any], start: int) -> torch.Tensor:
    numel = torch.Size(spec["shape"]).numel()
    values = pool[start : start + numel].reshape(spec["shape"]).to(getattr(torch, spec["dtype"]), copy=True)
    return values.to(memory_format=torch.channels_last) if spec.get("channels_last") else values


def _digest(parameters: List[torch.nn.Parameter]) -> str:
    digest = hashlib.sha256()
    for parameter in parameters:
        digest.update(program.tensor_bytes(parameter))
        if parameter.grad is not None:
            digest.update(program.tensor_bytes(parameter.grad))
    return digest.hexdigest()


if __name__ == "__main__":
    program.run(main)
