import hashlib

import numpy as np

DEFAULT_SEED = 4305


def stream(seed: int, subject: str) -> np.random.Generator:
    """Give the random numbers of one subject.

    Every subject has a stream of its own, so that one more tree does not move every incident.

    Parameters
    ----------
    seed
        The borough's seed.
    subject
        What the numbers are for, such as ``"buildings"``.
    """
    digest = hashlib.blake2b(f"{seed}/{subject}".encode(), digest_size=16).digest()
    return np.random.default_rng(np.frombuffer(digest, dtype=np.uint32))
