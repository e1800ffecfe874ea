"""What a result says about the generator that it drew with."""

import hashlib

import numpy as np


def seed_of(rng: object, *, name: str = "rng") -> int:
    """Give the seed of a generator, or a fingerprint of its state where it has no single one.

    Parameters
    ----------
    rng
        A `numpy.random.Generator`.

    Returns
    -------
    The whole number that `numpy.random.default_rng` was given. A generator that was spawned,
    seeded with several numbers or rebuilt from a stored state has no such number: it gets the first
    15 hexadecimal figures of the SHA-256 of its state at this moment, which tells two runs apart
    but cannot be turned into a generator again.

    Raises
    ------
    ValueError
        If it is not a generator.
    """
    if not isinstance(rng, np.random.Generator):
        msg = f"{name}: expected numpy.random.default_rng(seed), got {type(rng).__name__}"
        raise ValueError(msg)
    sequence = rng.bit_generator.seed_seq
    if isinstance(sequence, np.random.SeedSequence) and not sequence.spawn_key:
        entropy = sequence.entropy
        if isinstance(entropy, int | np.integer):
            return int(entropy)
    state = repr(rng.bit_generator.state).encode()
    return int(hashlib.sha256(state).hexdigest()[:15], 16)
