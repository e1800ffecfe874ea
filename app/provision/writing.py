"""Add and change youth provision: what may be said of it, and with which hours."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.history.words import day_words
from app.models.provision import Provision
from app.places import whereabouts
from app.problems import faults
from app.provision import service, write_queries
from app.provision.hours import WEEKDAYS
from app.provision.schemas import ProvisionOut
from app.provision.write_schemas import OpeningIn, ProvisionEdit, ProvisionFields, ProvisionIn
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned
from data.readers.postcodes import normal_postcode

PROVISION = Kind(Provision, "provision")
EARLIEST, YEARS_AHEAD = date(1950, 1, 1), 10
Faults = list[tuple[str, str]]


def add(session: Session, given: ProvisionIn, *, at: datetime) -> ProvisionOut:
    """Put youth provision on record.

    Raises
    ------
    InvalidInput
        With the place of each fault.
    """
    values = given.model_dump(exclude={"geometry", "opening_hours"}, exclude_none=True)
    _refuse(session, values, given, None, at.date())
    values |= _placed(session, given)
    values.setdefault("location_precision", "none")
    values["raw"] = {"hours": _hours_json(given.opening_hours or ())}
    made = keeping.add(session, PROVISION, values)
    write_queries.set_hours(session, made, _hours(given.opening_hours or ()))
    return _warned(service.read(session, made, at=at), given)


def change(
    session: Session, provision: UUID, version: int, given: ProvisionEdit, *, at: datetime
) -> ProvisionOut:
    """Change youth provision that still has the version which the person read.

    Raises
    ------
    NotFound
        When there is none of this id.
    InvalidInput
        With the place of each fault; judged on the whole record as it would be.
    StaleVersion
        When somebody saved it in between.
    """
    current = service.read(session, provision, at=at)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry", "opening_hours"})
    for name in ("name", "provision_type", "status"):
        if sent.get(name, "") is None:
            del sent[name]
    was = current.model_dump(include=set(ProvisionEdit.model_fields) - {"geometry"})
    _refuse(session, {**was, **sent}, given, was, at.date())
    values = {**sent, **_placed(session, given)}
    if given.opening_hours is not None:
        hours = _hours_json(given.opening_hours)
        values["raw"] = {**write_queries.raw(session, provision), "hours": hours}
    keeping.change(
        session,
        PROVISION,
        provision,
        version,
        values,
        current=lambda: current,
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    if given.opening_hours is not None:
        write_queries.set_hours(session, provision, _hours(given.opening_hours))
    return _warned(service.read(session, provision, at=at), given)


def remove(session: Session, provision: UUID, version: int, *, at: datetime) -> None:
    """Take a record that was made in error away; its history stays. Closing is a closure."""
    current = service.read(session, provision, at=at)
    keeping.remove(session, PROVISION, provision, version, current=lambda: current)


def _warned(answer: ProvisionOut, given: ProvisionFields) -> ProvisionOut:
    notes = "\n".join(one.note or "" for one in given.opening_hours or ())
    texts = {
        "description": given.description,
        "cost": given.cost_text,
        "access": given.accessibility,
        "notes on the hours": notes,
    }
    return warned(answer, texts)


def _placed(session: Session, given: ProvisionFields) -> dict[str, Any]:
    """The place that was said, and how precise it is; nothing when none was."""
    if "geometry" not in given.model_fields_set:
        return {}
    if given.geometry is None:
        return {"geom": None, "location_precision": "none"}
    geom = whereabouts.placed(session, given.geometry, kinds=("Point",))
    return {"geom": geom, "location_precision": "address"}


def _refuse(
    session: Session,
    values: Mapping[str, Any],
    given: ProvisionFields,
    already: Mapping[str, Any] | None,
    today: date,
) -> None:
    found: Faults = code_faults(
        session,
        {"provision_type": ("provision_type", values["provision_type"])},
        already=already,
        today=today,
    )
    youngest, oldest = values.get("min_age"), values.get("max_age")
    if youngest is not None and oldest is not None and oldest < youngest:
        why = f"The oldest age, {oldest}, is below the youngest, {youngest}."
        found.append(("body.max_age", why))
    if values.get("postcode") and normal_postcode(values["postcode"]) is None:
        found.append(("body.postcode", "This is not a postcode like E8 1EA."))
    found += _day_faults(values, today)
    found += _opening_faults(given.opening_hours or ())
    faults(found)


def _day_faults(values: Mapping[str, Any], today: date) -> Faults:
    found: Faults = []
    for name in ("opened_on", "assured_on"):
        day = values.get(name)
        if day is not None and not EARLIEST <= day <= today.replace(
            year=today.year + YEARS_AHEAD, day=1
        ):
            found.append((f"body.{name}", f"{day_words(day)} is too far away. Check the year."))
    checked, opened = values.get("assured_on"), values.get("opened_on")
    if checked is not None and checked > today:
        found.append(("body.assured_on", "This day has not come yet. Say when it was checked."))
    if values.get("status") == "planned" and opened is not None and opened <= today:
        why = f"It opened on {day_words(opened)}, so it is open. Choose “Open”."
        found.append(("body.status", why))
    return found


def _opening_faults(openings: Sequence[OpeningIn]) -> Faults:
    found: Faults = []
    for index, one in enumerate(openings):
        at = f"body.opening_hours.{index}"
        if one.opens == one.closes:
            found.append((f"{at}.closes", "It cannot close at the minute it opens."))
        if one.opens.tzinfo is not None or one.closes.tzinfo is not None:
            found.append((f"{at}.opens", "Write a time on Britain’s clocks, like 16:30."))
        if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
            found.append((f"{at}.valid_to", "The last day is before the first."))
    if found:
        return found
    for (_, first), (later, second) in combinations(enumerate(openings), 2):
        if _same_time(first, second):
            day = WEEKDAYS[second.weekday - 1]
            why = f"{day} {second.opens:%H:%M} is within another opening of that day."
            found.append((f"body.opening_hours.{later}.opens", why))
    return found


def _same_time(first: OpeningIn, second: OpeningIn) -> bool:
    """Whether two openings of one weekday overlap, in the same part of the year and dates."""
    if first.weekday != second.weekday or {first.term, second.term} == {"term_time", "holidays"}:
        return False
    starts = max(first.valid_from or date.min, second.valid_from or date.min)
    ends = min(first.valid_to or date.max, second.valid_to or date.max)
    if starts > ends:
        return False
    one, two = ((o.opens, _end(o)) for o in (first, second))
    return one[0] < two[1] and two[0] < one[1]


def _end(opening: OpeningIn) -> time:
    return time.max if opening.closes <= opening.opens else opening.closes


def _hours(openings: Sequence[OpeningIn]) -> list[dict[str, Any]]:
    return [one.model_dump() for one in openings]


def _hours_json(openings: Sequence[OpeningIn]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in openings]
