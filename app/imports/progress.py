"""How far an import has come, told now and then to whoever looks."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

TELL_EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """One state of an import: what it does, and how much of that is done."""

    step: str
    words: str
    done: int = 0
    total: int = 0


class Progress(Protocol):
    """Anything that wants to know how far an import has come."""

    def __call__(self, step: Step) -> None:
        """Take notice of a step."""
        ...


@dataclass(slots=True)
class Seldom:
    """Passes steps on at most twice a second, and always when the kind of step changes."""

    tell: Progress
    clock: Callable[[], float] = time.monotonic
    _last: float = field(default=float("-inf"))
    _step: str = ""

    def __call__(self, step: Step) -> None:
        """Pass a step on, or let it be."""
        now = self.clock()
        if step.step == self._step and now - self._last < TELL_EVERY_SECONDS:
            return
        self._last, self._step = now, step.step
        self.tell(step)
