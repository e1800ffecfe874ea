"""What every analysis hands back besides its figures."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Result:
    """The part that all results share.

    Attributes
    ----------
    parameters
        Everything the caller chose, by argument name.
    seed
        Of the random generator, where one was used.
    used, left_out
        Records (or incidents) that entered the figures, and those that could not.
    usable
        False where the figures must not be shown as a finding; `reading` says why.
    reading
        Plain words. They describe what was counted and what chance could do; they never say why
        something changed.
    """

    parameters: Mapping[str, object]
    used: int
    left_out: int = 0
    usable: bool
    reading: str
    seed: int | None = None
