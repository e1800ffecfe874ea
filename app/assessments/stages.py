"""The stages of a location of concern as one table: what leads where, who may, what it needs."""

from dataclasses import dataclass
from typing import Literal

from app.identity.roles import Role

Need = Literal[
    "screening",
    "lead",
    "area",
    "goal",
    "measures",
    "domains",
    "conference",
    "decision",
    "action",
    "review_date",
]
LEAD = frozenset({Role.ASSESSMENT_LEAD})
LEAD_OR_CHAIR = LEAD | {Role.CONFERENCE_CHAIR}

BEGIN = "referred"
PATH: tuple[str, ...] = (
    "referred",
    "screened",
    "scoping",
    "assessing",
    "goals_set",
    "conference_planned",
    "conference_held",
    "plan_active",
    "in_review",
)
"""The way from a referral to a reviewed plan."""
ENDS: tuple[str, ...] = ("stepped_down", "closed", "no_further_action")
"""Where the work ends; only a new referral begins it again."""
STAGES = PATH + ENDS


@dataclass(frozen=True, slots=True)
class Move:
    """One way from a stage to another."""

    start: str
    to: str
    roles: frozenset[Role] = LEAD
    needs: tuple[Need, ...] = ()
    reason: bool = False
    """Whether a reason has to be given."""
    excuses: tuple[Need, ...] = ()
    """What may be missing if the reason says why."""


MOVES = (
    Move("referred", "screened", needs=("screening",)),
    Move("screened", "scoping", needs=("screening", "lead")),
    Move("scoping", "assessing", needs=("area",)),
    Move("assessing", "goals_set", needs=("goal", "measures"), excuses=("domains",)),
    Move("goals_set", "conference_planned", LEAD_OR_CHAIR, ("conference",)),
    Move("conference_planned", "conference_held", LEAD_OR_CHAIR, ("decision",)),
    Move("conference_held", "plan_active", LEAD_OR_CHAIR, ("action", "review_date")),
    Move("plan_active", "in_review", LEAD_OR_CHAIR),
    Move("in_review", "plan_active", LEAD_OR_CHAIR, ("action", "review_date")),
    # Endings.
    Move("conference_held", "stepped_down", LEAD_OR_CHAIR, reason=True),
    Move("conference_held", "closed", LEAD_OR_CHAIR, reason=True),
    Move("in_review", "stepped_down", LEAD_OR_CHAIR, reason=True),
    Move("in_review", "closed", LEAD_OR_CHAIR, reason=True),
    Move("referred", "no_further_action", reason=True),
    Move("screened", "no_further_action", reason=True),
    Move("scoping", "no_further_action", reason=True),
    Move("assessing", "no_further_action", reason=True),
    # Steps back.
    Move("assessing", "scoping", reason=True),
    Move("goals_set", "assessing", reason=True),
    Move("conference_planned", "goals_set", LEAD_OR_CHAIR, reason=True),
    Move("conference_held", "assessing", LEAD_OR_CHAIR, reason=True),
)
"""Every move that a person may make; all others are impossible."""


def moves_from(stage: str) -> tuple[Move, ...]:
    """The moves that lead on from a stage, the next step first."""
    return tuple(move for move in MOVES if move.start == stage)


def move_between(start: str, to: str) -> Move | None:
    """The move from one stage to another, or None where there is none."""
    return next((move for move in MOVES if (move.start, move.to) == (start, to)), None)


def is_finished(stage: str) -> bool:
    """Whether the work on a location has ended."""
    return stage in ENDS
