"""Ranked places as a table to take away: the filter in its first lines, hidden counts marked."""

import csv
import io
from collections.abc import Iterable

import numpy as np
from sqlalchemy.orm import Session

from app.audit.service import record
from app.clock import LONDON
from app.disclosure.figures import Figure
from app.history.words import day_words
from app.hotspots.ground import names_of
from app.hotspots.listing import listed_out, lonlats
from app.hotspots.question import Asking, Question
from app.hotspots.ranking import Ranking
from app.hotspots.schemas import RankedOut
from app.hotspots.service import list_of, ranked
from app.hotspots.units import Whole
from app.hotspots.words import PLURALS, RATE_UNITS
from app.incidents.visible import BASIS_WORDS
from app.params import Months
from app.plain_text import no_formula
from app.problems import InvalidInput, TooLarge

MOST_ROWS = 5_000
YES_NO = {True: "yes", False: "no", None: "not told"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HEADER = (
    *("rank", "place", "id", "longitude", "latitude", "recorded incidents"),
    *("same months before", "difference", "rate", "stands out with those beside it", "z"),
    *("among the first ten in 100 draws", "flags", "decision"),
)
Cell = str | int | float


def as_csv(session: Session, question: Question, asking: Asking, *, purpose: str) -> bytes:
    """Write the ranked places, and those whose counts are hidden, as a table.

    Raises
    ------
    InvalidInput
        When there is nothing to rank, with the reason.
    TooLarge
        When there are more places than one file may hold.
    """
    found = ranked(session, question, asking)
    if not isinstance(found, Ranking):
        raise InvalidInput([("query.from", found.reading)])
    hidden = np.nonzero(np.array([one.state == "suppressed" for one in found.figures]))[0]
    rows = len(found.order) + len(hidden)
    if rows > MOST_ROWS:
        raise TooLarge(f"One file holds at most {MOST_ROWS:,} places. Choose larger cells.")
    listed = listed_out(found, list_of(session, found, asking, found.order))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(_head(found, question, asking, purpose))
    writer.writerow(HEADER)
    writer.writerows(_row(one, asking.threshold) for one in listed)
    writer.writerows(_hidden_rows(session, found, hidden, asking))
    record(
        session,
        action="place_review.exported",
        object_kind="place_review",
        object_id=None,
        detail={"purpose": purpose, "question": question.key, "places": rows},
    )
    return out.getvalue().encode("utf-8-sig")


def _head(
    ranking: Ranking, question: Question, asking: Asking, purpose: str
) -> Iterable[tuple[Cell, ...]]:
    """What the table is of, line by line."""
    chosen, kind = question.chosen, question.kind
    width = f" of {question.width_m} m" if question.width_m else ""
    at = asking.at.astimezone(LONDON)
    yield ("Recorded incidents", f"by {PLURALS[kind]}{width}, in rank order")
    yield ("Partnership", no_formula(asking.person.membership.name))
    yield ("Months", _months(ranking.windows.period))
    yield ("Same months before", _months(ranking.windows.before))
    yield ("Kinds", ", ".join(chosen.harm) or "all kinds but enforcement-led")
    yield ("Sources", ", ".join(chosen.source) or "all sources")
    yield ("Hours", ", ".join(f"{hour}:00" for hour in chosen.hours) or "all hours")
    yield ("Weekdays", ", ".join(DAYS[day - 1] for day in chosen.weekdays) or "all days")
    yield ("Counted by", BASIS_WORDS[asking.person.tier])
    yield ("Rate", RATE_UNITS[kind])
    yield (
        "Hidden",
        f"counts from 1 to {asking.threshold - 1}, and those that would give them away",
    )
    yield ("Without a recorded incident, not listed", ranking.state_count("zero"))
    yield ("Purpose", no_formula(purpose))
    yield ("Taken", f"{day_words(at.date())}, {no_formula(asking.person.display_name)}")
    yield ()


def _row(one: RankedOut, threshold: int) -> tuple[Cell, ...]:
    return (
        one.rank,
        no_formula(one.name),
        one.id,
        *one.centre,
        _told(one.count, threshold),
        _told(one.before, threshold),
        "not told" if one.difference.n is None else one.difference.n,
        one.rate,
        YES_NO[one.standing.stands_out],
        "not told" if one.standing.z is None else one.standing.z,
        "not told" if one.in_top is None else one.in_top,
        "; ".join(flag.label for flag in one.flags),
        one.decision.label if one.decision else "",
    )


def _hidden_rows(
    session: Session, ranking: Ranking, hidden: Whole, asking: Asking
) -> Iterable[tuple[Cell, ...]]:
    """Places whose counts are hidden, in the order of the ground, which says nothing of them."""
    if len(hidden) == 0:
        return
    names = names_of(session, ranking.units, hidden, asking)
    centres = lonlats([ranking.units.centres[hidden]])[0]
    for unit, name, centre in zip(hidden.tolist(), names, centres, strict=True):
        told = (_told(ranking.figures[unit], asking.threshold),)
        before = _told(ranking.before[unit], asking.threshold)
        rest = ("",) * (len(HEADER) - 7)
        yield ("", no_formula(name), ranking.units.key(unit), *centre, *told, before, *rest)


def _told(figure: Figure, threshold: int) -> Cell:
    if figure.state == "suppressed":
        return f"hidden (fewer than {threshold}, or protecting one)"
    return "no data" if figure.state == "no_data" else figure.n


def _months(months: Months) -> str:
    return f"{months.first:%Y-%m} to {months.last:%Y-%m}"
