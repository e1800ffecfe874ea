"""The stages of a change, as a table: what may follow what, who says so, and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.identity.rights import Right


@dataclass(frozen=True, slots=True)
class Move:
    """One way from a stage to the next.

    ``dates`` is the field that the day of the move is kept in. ``ahead`` says whether that day may
    lie in the future, ``reason`` whether the move needs one.
    """

    to: str
    words: str
    asks: str
    dates: str
    right: Right = Right.CHANGES_WRITE
    ahead: bool = False
    reason: bool = False


REQUEST = Move("requested", "Request it", "Day it was requested", "requested_on")
APPROVE = Move(
    "approved", "Approve", "Day it was approved", "decided_on", right=Right.CHANGES_DECIDE
)
REFUSE = Move(
    "refused",
    "Refuse",
    "Day it was refused",
    "decided_on",
    right=Right.CHANGES_DECIDE,
    reason=True,
)
SCHEDULE = Move("scheduled", "Schedule", "Day it is planned for", "completed_on", ahead=True)
RESCHEDULE = Move(
    "scheduled", "Change the day", "Day it is planned for", "completed_on", ahead=True
)
DO = Move("in_place", "It is in place", "Day it was finished", "completed_on")
END = Move("ended", "It ended", "Day it ended", "ended_on")
REMOVE = Move("removed", "It was removed", "Day it was removed", "ended_on")

MOVES: Mapping[str, tuple[Move, ...]] = {
    "proposed": (REQUEST,),
    "requested": (APPROVE, REFUSE),
    "approved": (SCHEDULE, DO, REFUSE),
    "refused": (REQUEST,),
    "scheduled": (DO, RESCHEDULE, REFUSE),
    "in_place": (END, REMOVE),
    "ended": (),
    "removed": (),
}
"""Every move there is; what is not listed cannot be done."""

OPENING = frozenset(MOVES) - {"approved", "refused"}
"""Stages that anybody who logs a change may begin with; the other two are decisions."""


def move_to(stage: str, to: str) -> Move | None:
    """The move from one stage to another, or None where there is none."""
    return next((move for move in MOVES.get(stage, ()) if move.to == to), None)


def clears(move: Move) -> tuple[str, ...]:
    """Fields that said what is no longer so once the move is made.

    A change that is asked for again has no decision yet, and one that is refused no planned day.
    """
    if move is REQUEST:
        return ("decided_on", "decision_reason", "started_on", "completed_on", "expires_on")
    return ("started_on", "completed_on", "expires_on", "move_on") if move is REFUSE else ()


def day_fault(move: Move, on: date, today: date) -> str | None:
    """Why a day cannot be the day of a move, in words."""
    if on > today and not move.ahead:
        return "This day has not come yet. Say the day it happened."
    return None
