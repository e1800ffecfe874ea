"""Walk the audit's chain and say where it was tampered with."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.audit import queries


@dataclass(frozen=True, slots=True)
class ChainState:
    """What a walk along the chain found.

    Attributes
    ----------
    events : int
        How many events there are.
    first_break : int or None
        Place in the chain of the first event that was changed, removed, moved or put in.
    reading : str
        The same in one sentence.
    """

    events: int
    first_break: int | None
    is_whole: bool
    reading: str


def verify(session: Session) -> ChainState:
    """Check every link of the audit of the partnership that the search path names."""
    ends, first_break = queries.ends(session), queries.first_break(session)
    events = ends.events
    if first_break is not None:
        return ChainState(
            events, first_break, False, f"The audit was altered at event {first_break}."
        )
    if events != ends.links or not ends.head_fits:
        return ChainState(
            events, ends.links, False, "Events were added to or taken from the audit's end."
        )
    whole = "The one event is as it was written."
    if events != 1:
        whole = f"All {events} events are as they were written."
    return ChainState(events, None, True, whole)
