"""Running a list of checks to the end, and saying at the end which of them failed."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from setup.programs import run_shown
from setup.progress import say

__all__ = ["Check", "run_all"]


@dataclass(frozen=True)
class Check:
    """One program that must end well, and the words for what it checks."""

    words: str
    command: list[str]


def run_all(checks: Sequence[Check], *, environment: Mapping[str, str]) -> int:
    """Run every check, even after one failed; return 0 only if all ended well."""
    outcomes: list[tuple[Check, int, float]] = []
    for check in checks:
        say(f"\n== {check.words}")
        began = time.monotonic()
        code = run_shown(check.command, environment=environment)
        outcomes.append((check, code, time.monotonic() - began))
    say("")
    for check, code, seconds in outcomes:
        say(f"{'ok    ' if code == 0 else 'FAILED'} {seconds:6.1f} s  {check.words}")
    return 0 if all(code == 0 for _, code, _ in outcomes) else 1
