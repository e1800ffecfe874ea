"""The stages of a guardianship site, as a table, and where it stands on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One way from a stage to the next; ``trains`` asks for the day of the training."""

    to: str
    words: str
    trains: bool = False


APPROACH = Step("approached", "We have approached them")
TRAIN = Step("trained", "They are trained", trains=True)
TRAIN_AGAIN = Step("trained", "They are trained again", trains=True)
ACT = Step("active", "They are active")
LAPSE = Step("lapsed", "They no longer take part")
BACK = Step("identified", "They said no for now")

STEPS: Mapping[str, tuple[Step, ...]] = {
    "identified": (APPROACH, TRAIN),
    "approached": (TRAIN, BACK),
    "trained": (ACT, TRAIN_AGAIN, LAPSE),
    "active": (TRAIN_AGAIN, LAPSE),
    "lapsed": (TRAIN_AGAIN, APPROACH),
}
"""Every step there is; what is not listed cannot be done."""

SERVING = frozenset({"trained", "active"})
"""Stages that rest on training which holds."""


def step_to(stage: str, to: str) -> Step | None:
    """The step from one stage to another, or None where there is none."""
    return next((step for step in STEPS.get(stage, ()) if step.to == to), None)


def standing(stage: str, expires_on: date | None, today: date) -> str:
    """Where a site stands on a day: it has lapsed once its training has run out."""
    ran_out = expires_on is not None and expires_on < today
    return "lapsed" if ran_out and stage in SERVING else stage
