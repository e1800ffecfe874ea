"""Telling the person in front of the terminal what happens and how long it has taken."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["Step", "say", "step"]


class Step:
    """A piece of work that is under way."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._began = time.monotonic()
        self._is_terminal = sys.stdout.isatty()
        self._show(f"{words} …", end="" if self._is_terminal else "\n")

    def tick(self) -> None:
        """Show the seconds so far, where a line can be written over."""
        if self._is_terminal:
            self._show(f"\r\033[K{self.words} … {self._seconds()} s", end="")

    def finish(self, outcome: str = "done") -> None:
        """Close the line."""
        start = f"\r\033[K{self.words}: " if self._is_terminal else "  "
        self._show(f"{start}{outcome}, {self._seconds()} s", end="\n")

    def _seconds(self) -> int:
        return round(time.monotonic() - self._began)

    def _show(self, text: str, end: str) -> None:
        sys.stdout.write(text + end)
        sys.stdout.flush()


@contextmanager
def step(words: str) -> Generator[Step]:
    """Show a step from its beginning to its end, or to its failure."""
    shown = Step(words)
    try:
        yield shown
    except BaseException:
        shown.finish("not finished")
        raise
    shown.finish()


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
