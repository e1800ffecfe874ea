"""Today, where the partnership is."""

from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment on Britain's clocks."""
    return datetime.now(LONDON)


def today() -> date:
    """The present day in Britain."""
    return now().date()


Today = Annotated[date, Depends(today)]
"""Routes that depend on the day take it as a parameter, so that a test may choose it."""
Now = Annotated[datetime, Depends(now)]
