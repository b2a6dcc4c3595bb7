"""The child's side of the harness protocol for Python; see serve.js."""

import json
import sys
import time
import traceback
from typing import Any, Callable, Dict


def serve(about: Dict[str, Any], run: Callable[[Any], Any]) -> None:
    """Serves requests until the parent closes the pipe."""
    # Libraries print what they like; only the protocol's lines may go to the parent.
    lines, sys.stdout = sys.stdout, sys.stderr
    print(json.dumps({"ready": about}), file=lines, flush=True)
    for line in sys.stdin:
        try:
            answer = {"result": run(json.loads(line))}
        except Exception:
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), file=lines, flush=True)


def milliseconds(work: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3
