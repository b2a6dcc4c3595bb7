"""Runs Python programs in forks of one process that has imported torch, timm and albumentations already.

python server.py SOCKET. A request is one line of JSON, {"args": as after `python`, "input": text for
standard input}; the answer is {"status": exit status or -signal, "stdout", "stderr"}. Importing is most
of what a reference program costs, and a fork has the state of a process that has just imported. No
thread of torch exists yet where it forks. The server ends with the process that holds its standard input.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import tempfile
import traceback
from typing import Any, Dict, List, Optional


def serve(address: str) -> Optional[List[str]]:
    """Gives, in a process of its own for each request, the arguments to run; None at the end of the server."""
    # Nobody waits for the processes that answer.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        print("ready", flush=True)
        while True:
            ready, _, _ = select.select([listener, sys.stdin], [], [])
            if sys.stdin in ready:
                os.unlink(address)
                return None
            connection, _ = listener.accept()
            # At the first request: a run without reference programs does not pay for it.
            import program  # noqa: F401
            import pipeline.models  # noqa: F401

            # What is imported stays for good; to look at it again would copy its memory in each fork.
            gc.freeze()
            if os.fork() == 0:
                return _answer(connection)
            connection.close()


def _answer(connection: socket.socket) -> Optional[List[str]]:
    """Forks the program, where it gives the arguments, and sends what became of it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with connection, connection.makefile("rw", encoding="utf-8") as stream:
        request: Dict[str, Any] = json.loads(stream.readline())
        files = [tempfile.TemporaryFile() for _ in range(3)]
        files[0].write(request["input"].encode())
        files[0].seek(0)
        child = os.fork()
        if child == 0:
            for descriptor, file in enumerate(files):
                os.dup2(file.fileno(), descriptor)
            return request["args"]
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = []
        for file in files[1:]:
            file.seek(0)
            texts.append(file.read().decode(errors="replace"))
        json.dump({"status": status, "stdout": texts[0], "stderr": texts[1]}, stream)
    return None


def run(args: List[str]) -> int:
    """Does what `python` does with these arguments and gives the exit status."""
    try:
        if args[0] == "-m":
            sys.argv = args[1:]
            runpy.run_module(args[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = args
            runpy.run_path(args[0], run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    to_run = serve(sys.argv[1])
    exit_status = run(to_run) if to_run is not None else 0
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking the imported modules apart in an orderly way costs two seconds.
    os._exit(exit_status)
