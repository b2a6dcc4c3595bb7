"""Goes on from a checkpoint exactly: what the optional key `resume_state` holds beyond the nine keys.

    checkpoint = torch.load(path, weights_only=True)
    model.load_state_dict(checkpoint["model_state_dict"])
    optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
    scheduler.load_state_dict(checkpoint["scheduler_state_dict"])
    rest = restore_resume_state(checkpoint)  # after the iterators over data are made

and, to go on elsewhere, `torch.save({**checkpoint, "resume_state": make_resume_state()}, path)`.
"""

import warnings
from typing import Any, Dict, Optional

import torch

EARLY_STOPPING = ("best_loss", "counter", "should_stop")


def restore_resume_state(checkpoint: Dict[str, Any], scaler: Any = None, early_stopping: Any = None) -> Optional[Dict[str, Any]]:
    """Restores torch's CPU generator and, where they are given, scaler and early stopping.

    Returns the key's dict, with `sampler`, `augmentation_rng` and `history` for whoever has these.
    """
    state = checkpoint.get("resume_state")
    if state is None:
        return None
    if state["num_threads"] not in (None, torch.get_num_threads()):
        warnings.warn(f"saved by a run with {state['num_threads']} threads: last bits may differ with {torch.get_num_threads()}")
    if scaler is not None and state["scaler"] is not None:
        scaler.load_state_dict(state["scaler"])
    if early_stopping is not None and state["early_stopping"] is not None:
        vars(early_stopping).update({name: state["early_stopping"][name] for name in EARLY_STOPPING})
    if state["rng_state"] is not None:
        torch.set_rng_state(state["rng_state"])
    return state


def make_resume_state(
    memory_format: Optional[str] = None,
    scaler: Any = None,
    early_stopping: Any = None,
    sampler: Any = None,
    augmentation_rng: Any = None,
    history: Any = None,
) -> Dict[str, Any]:
    """The dict for `resume_state`. `memory_format` is "contiguous" or "channels_last"."""
    return {
        "rng_state": torch.get_rng_state(),
        "num_threads": torch.get_num_threads(),
        "memory_format": memory_format,
        "sampler": sampler,
        "augmentation_rng": augmentation_rng,
        "scaler": None if scaler is None else scaler.state_dict(),
        "early_stopping": None if early_stopping is None else {name: getattr(early_stopping, name) for name in EARLY_STOPPING},
        "history": history,
    }
