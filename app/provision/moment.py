"""The moment that opening hours are asked for."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query

from app.clock import LONDON, Now
from app.problems import InvalidInput
from app.written_days import WrittenMoment


def chosen_moment(
    now: Now, at: Annotated[WrittenMoment | None, Query(examples=["2026-11-20T17:00"])] = None
) -> datetime:
    """The moment asked for, on Britain's clocks; without one, now.

    Raises
    ------
    InvalidInput
        When it lies outside 1950 to 2100.
    """
    if at is None:
        return now
    if not 1950 <= at.year <= 2100:
        raise InvalidInput([("query.at", "Choose a moment between 1950 and 2100.")])
    return at.replace(tzinfo=LONDON) if at.tzinfo is None else at.astimezone(LONDON)


Moment = Annotated[datetime, Depends(chosen_moment)]
