"""Areas that drift from one window to the next by themselves."""

import numpy as np


def drifting(
    spread: float, *, areas: int = 40, usual: float = 200.0, seed: int = 20261127
) -> np.ndarray:
    """Areas whose mean after parts from before by this much, as chance has it."""
    rng = np.random.default_rng(seed)
    after = usual * np.exp(rng.normal(0, spread, areas))
    return np.column_stack([rng.poisson(usual, areas), rng.poisson(after)])
