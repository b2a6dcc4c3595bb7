"""inference.py MODE BATCH SIZE ONNX: one sample is one forward pass."""

import os
import sys
from typing import Any, Callable

import torch

from serve import milliseconds, serve
from weights import model, pixels


def runner(mode: str, inputs: torch.Tensor, onnx: str, threads: int) -> Callable[[], Any]:
    """What does one forward pass and leaves the logits in memory."""
    if mode == "onnxruntime":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(onnx, options, providers=["CPUExecutionProvider"])
        feed = {"input": inputs.numpy()}
        return lambda: session.run(None, feed)
    network = model()
    if mode == "eager-channels_last":
        network = network.to(memory_format=torch.channels_last)
        inputs = inputs.to(memory_format=torch.channels_last)
    elif mode == "frozen":
        network = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(network, inputs)))
    elif mode == "compile":
        network = torch.compile(network)
    return lambda: network(inputs)


def main() -> None:
    mode, batch, size, onnx = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    threads = int(os.environ["BTXRD_BENCH_THREADS"])
    torch.set_num_threads(threads)
    with torch.no_grad():
        forward = runner(mode, pixels(batch, size), onnx, threads)
        for _ in range(3):
            forward()
        serve({"torch": torch.__version__, "threads": torch.get_num_threads()}, lambda _: milliseconds(forward))


if __name__ == "__main__":
    main()
