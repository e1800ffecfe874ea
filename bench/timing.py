"""What the benches of analyses share: the quickest of some turns, and what a first call costs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

TURNS = 5


def quickest(work: Callable[[], Made], *, turns: int = TURNS) -> tuple[Made, float]:
    """Do it and say how many seconds the quickest of so many turns took."""
    begun = time.perf_counter()
    made = work()
    best = time.perf_counter() - begun
    for _ in range(turns - 1):
        begun = time.perf_counter()
        made = work()
        best = min(best, time.perf_counter() - begun)
    return made, best


def first_call_seconds(preparation: str, call: str) -> tuple[float, float]:
    """Time a call in a new process: with nothing compiled, then with what the first left behind.

    The second is what a person waits who starts the service once more; the first is paid once for
    each installation.
    """
    code = (
        f"import time\n{preparation}\nbegun = time.perf_counter()\n{call}\n"
        "print(time.perf_counter() - begun)"
    )
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {**os.environ, "NUMBA_CACHE_DIR": folder}
        cold, warm = (
            float(
                subprocess.run(
                    [sys.executable, "-c", code],
                    env=surroundings,
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            for _ in range(2)
        )
    return cold, warm
