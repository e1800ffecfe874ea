"""Days and moments that are asked for, taken only as they are written.

The reader of declared forms also takes numbers, as seconds since 1970: a day without its dashes
(20261123) would be answered as a moment of August 1970 without a word.
"""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator

from app.problem_words import DATE, MOMENT

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(given: object) -> object:
    if given is None or isinstance(given, date):
        return given
    if not (isinstance(given, str) and DAY.fullmatch(given.strip())):
        raise ValueError(DATE)
    return given.strip()


def _moment(given: object) -> object:
    if given is None or isinstance(given, date):
        return given
    if not (isinstance(given, str) and DAY.match(given.strip())):
        raise ValueError(MOMENT)
    return given.strip()


WrittenDay = Annotated[date, BeforeValidator(_day)]
"""A day as 2026-11-23."""

WrittenMoment = Annotated[datetime, BeforeValidator(_moment)]
"""A moment that begins with its day, as 2026-11-23T17:30."""
