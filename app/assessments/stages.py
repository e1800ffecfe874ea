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
Direction = Literal["next", "back", "end"]

LEAD = frozenset({Role.ASSESSMENT_LEAD})
BOTH = LEAD | {Role.CONFERENCE_CHAIR}

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
    """One way from a stage to another; ``words`` is what the button says."""

    start: str
    to: str
    words: str
    roles: frozenset[Role] = LEAD
    needs: tuple[Need, ...] = ()
    excuses: tuple[Need, ...] = ()
    """What may be missing if the reason says why."""

    @property
    def direction(self) -> Direction:
        """Whether it leads on, back, or ends the work."""
        if self.to in ENDS:
            return "end"
        onwards = PATH.index(self.to) > PATH.index(self.start)
        return "next" if onwards or self.start == "in_review" else "back"

    @property
    def needs_reason(self) -> bool:
        """Whether a reason has to be given: for every step back and every ending."""
        return self.direction != "next"


REVIEWED: tuple[Need, ...] = ("action", "review_date")
MOVES = (
    Move("referred", "screened", "Record as screened", needs=("screening",)),
    Move("screened", "scoping", "Begin scoping", needs=("screening", "lead")),
    Move("scoping", "assessing", "Begin the assessment", needs=("area",)),
    Move(
        "assessing", "goals_set", "Goals are set", needs=("goal", "measures"), excuses=("domains",)
    ),
    Move("goals_set", "conference_planned", "Conference is planned", BOTH, ("conference",)),
    Move("conference_planned", "conference_held", "Conference was held", BOTH, ("decision",)),
    Move("conference_held", "plan_active", "Begin the plan", BOTH, REVIEWED),
    Move("plan_active", "in_review", "Begin the review", BOTH),
    Move("in_review", "plan_active", "Carry the plan on", BOTH, REVIEWED),
    # Endings.
    Move("conference_held", "stepped_down", "Step down", BOTH),
    Move("conference_held", "closed", "Close", BOTH),
    Move("in_review", "stepped_down", "Step down", BOTH),
    Move("in_review", "closed", "Close", BOTH),
    Move("referred", "no_further_action", "No further action"),
    Move("screened", "no_further_action", "No further action"),
    Move("scoping", "no_further_action", "No further action"),
    Move("assessing", "no_further_action", "No further action"),
    # Steps back.
    Move("assessing", "scoping", "Go back to scoping"),
    Move("goals_set", "assessing", "Go back to assessing"),
    Move("conference_planned", "goals_set", "Go back to goals", BOTH),
    Move("conference_held", "assessing", "Go back to assessing", BOTH),
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
