"""What huggingface_hub finds, downloads and takes for its cache folder.

{"local"?: {"cache", "repo", "file"}} -> "local": path of hf_hub_download(local_files_only=True)
{"download"?: {"cache", "endpoint", "repo", "file"}} -> "download": path of hf_hub_download
{"environments"?: [{name: value}...]} -> "cache_folders": HF_HUB_CACHE under each
"""

import importlib
import os
from typing import Any, Dict

import program

VARIABLES = ("HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME", "HF_TOKEN", "HF_HUB_OFFLINE", "HF_ENDPOINT")


def main(request: Dict[str, Any]) -> Dict[str, Any]:
    for name in VARIABLES:
        os.environ.pop(name, None)
    from huggingface_hub import constants, hf_hub_download

    result: Dict[str, Any] = {}
    if "local" in request:
        case = request["local"]
        result["local"] = hf_hub_download(case["repo"], case["file"], cache_dir=case["cache"], local_files_only=True)
    if "download" in request:
        case = request["download"]
        result["download"] = hf_hub_download(case["repo"], case["file"], cache_dir=case["cache"], endpoint=case["endpoint"])
    if "environments" in request:
        result["cache_folders"] = [_cache_folder(constants, variables) for variables in request["environments"]]
    return result


def _cache_folder(constants: Any, variables: Dict[str, str]) -> str:
    os.environ.update(variables)
    try:
        return importlib.reload(constants).HF_HUB_CACHE
    finally:
        for name in variables:
            del os.environ[name]


if __name__ == "__main__":
    program.run(main)
