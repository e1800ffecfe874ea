"""Waiting for another process, with an end to it."""

import threading
import time
from collections.abc import Callable

__all__ = ["wait_until"]


def wait_until(
    ready: Callable[[], bool], *, timeout_seconds: float, every_seconds: float = 0.05
) -> bool:
    """Ask `ready` until it says yes or the time is over, and return its last answer."""
    end = time.monotonic() + timeout_seconds
    pause = threading.Event()
    while not ready():
        if time.monotonic() >= end:
            return False
        pause.wait(every_seconds)
    return True
