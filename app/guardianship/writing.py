"""Add and change guardianship sites, and bring them from one stage to the next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults, labels
from app.guardianship import service
from app.guardianship.schemas import GuardianSiteOut
from app.guardianship.stages import SERVING, STEPS, standing, step_to
from app.guardianship.write_schemas import SiteEdit, SiteHoursIn, SiteIn, SiteStepIn
from app.history.words import day_words
from app.models.guardian_site import GuardianSite
from app.places import whereabouts
from app.problems import faults
from app.records import keeping
from app.records.keeping import Kind
from data.readers.postcodes import normal_postcode

SITE = Kind(GuardianSite, "guardianship site")
EARLIEST, YEARS_AHEAD = date(1990, 1, 1), 10
Faults = list[tuple[str, str]]


def add(session: Session, given: SiteIn, *, today: date) -> GuardianSiteOut:
    """Put a guardianship site on record.

    Raises
    ------
    InvalidInput
        With the place of each fault.
    """
    values = given.model_dump(exclude={"geometry"}, exclude_none=True, mode="python")
    _refuse(session, values, given.hours, None, today)
    values |= _stored(given.hours, values)
    values["geom"] = whereabouts.placed(session, given.geometry, kinds=("Point",))
    return service.read(session, keeping.add(session, SITE, values), today=today)


def change(
    session: Session, site: UUID, version: int, given: SiteEdit, *, today: date
) -> GuardianSiteOut:
    """Change a site that still has the version which the person read.

    Raises
    ------
    NotFound
        When there is none of this id.
    InvalidInput
        With the place of each fault; judged on the whole record as it would be.
    StaleVersion
        When somebody saved it in between.
    """
    current = service.read(session, site, today=today)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    for name in ("name", "site_type", "hours", "languages"):
        if name in sent and sent[name] is None:
            del sent[name]
    was = current.model_dump(include=set(SiteEdit.model_fields) | {"status"})
    _refuse(session, {**was, **sent}, given.hours, was, today)
    values = {**sent, **_stored(given.hours, sent)}
    if given.geometry is not None:
        values["geom"] = whereabouts.placed(session, given.geometry, kinds=("Point",))
    keeping.change(
        session,
        SITE,
        site,
        version,
        values,
        current=lambda: current,
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return service.read(session, site, today=today)


def step(
    session: Session, site: UUID, version: int, given: SiteStepIn, *, today: date
) -> GuardianSiteOut:
    """Bring a site to its next stage.

    Raises
    ------
    InvalidInput
        When the stage cannot follow, or the days of the training are missing or out of order.
    StaleVersion
        When somebody saved it in between.
    """
    current = service.read(session, site, today=today)
    found = step_to(current.standing, given.to)
    if found is None:
        faults([("body.to", _impossible(session, current.standing, given.to))])
    values: dict[str, Any] = {"status": given.to}
    if found is not None and found.trains:
        if given.trained_on is None:
            faults([("body.trained_on", "Say when they were trained.")])
        values["trained_on"] = given.trained_on
        values["training_expires_on"] = given.training_expires_on
    judged = {**current.model_dump(), **values}
    faults(_day_faults(judged, today))
    keeping.change(
        session,
        SITE,
        site,
        version,
        values,
        current=lambda: current,
        yours=given.model_dump(mode="json"),
        action="moved",
    )
    return service.read(session, site, today=today)


def remove(session: Session, site: UUID, version: int, *, today: date) -> None:
    """Take a site off the record; its history stays, and so do the sessions it came to."""
    current = service.read(session, site, today=today)
    keeping.remove(session, SITE, site, version, current=lambda: current)


def _stored(hours: Sequence[SiteHoursIn] | None, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Hours and languages as the table keeps them."""
    stored: dict[str, Any] = {}
    if hours is not None:
        stored["hours"] = [
            {
                "weekday": one.weekday,
                "opens": f"{one.opens:%H:%M}",
                "closes": f"{one.closes:%H:%M}",
                "term": "all_year",
                "note": None,
            }
            for one in hours
        ]
    if sent.get("languages") is not None:
        stored["languages"] = list(dict.fromkeys(sent["languages"]))
    return stored


def _refuse(
    session: Session,
    values: Mapping[str, Any],
    hours: Sequence[SiteHoursIn] | None,
    already: Mapping[str, Any] | None,
    today: date,
) -> None:
    listed = {
        "site_type": ("guardian_site_type", values["site_type"]),
        "status": ("guardian_status", values["status"]),
    }
    found: Faults = code_faults(session, listed, already=already, today=today)
    found += _day_faults(values, today)
    if values.get("postcode") and normal_postcode(values["postcode"]) is None:
        found.append(("body.postcode", "This is not a postcode like E8 1EA."))
    for index, one in enumerate(hours or ()):
        if one.opens == one.closes:
            why = "It cannot end at the minute it begins."
            found.append((f"body.hours.{index}.closes", why))
        if one.opens.tzinfo is not None or one.closes.tzinfo is not None:
            why = "Write a time on Britain’s clocks, like 16:30."
            found.append((f"body.hours.{index}.opens", why))
    faults(found)


def _day_faults(values: Mapping[str, Any], today: date) -> Faults:
    found: Faults = []
    trained, expires = values.get("trained_on"), values.get("training_expires_on")
    latest = today.replace(year=today.year + YEARS_AHEAD, day=1)
    for name, day in (("trained_on", trained), ("training_expires_on", expires)):
        if day is not None and not EARLIEST <= day <= latest:
            found.append((f"body.{name}", f"{day_words(day)} is too far away. Check the year."))
    if trained is not None and trained > today:
        found.append(("body.trained_on", "This day has not come yet. Say it once it was held."))
    if trained is not None and expires is not None and expires < trained:
        why = f"It cannot run out before the training, {day_words(trained)}."
        found.append(("body.training_expires_on", why))
    if values["status"] in SERVING and trained is None:
        found.append(("body.trained_on", "Say when they were trained, or choose an earlier stage."))
    return found


def _impossible(session: Session, stage: str, to: str) -> str:
    stages = labels(session, "guardian_status")

    def label(one: str) -> str:
        return stages.get(("guardian_status", one), one)

    if ("guardian_status", to) not in stages:
        return f"“{to}” is not a stage of a guardianship site."
    can = " or ".join(f"“{label(one.to)}”" for one in STEPS.get(stage, ()))
    return f"A site at “{label(stage)}” cannot become “{label(to)}”. It can become {can}."


def trained(
    session: Session,
    site: UUID,
    stands: tuple[str, date | None, date | None, int],
    *,
    held_on: date,
    valid_until: date | None,
    today: date,
) -> None:
    """Let a site have been trained on a day, unless it was trained later already.

    Parameters
    ----------
    stands : tuple
        Its stage, the days it was trained on and its training runs out, and its version.
    """
    stage, trained_on, expires_on, version = stands
    if trained_on is not None and trained_on > held_on:
        return
    values: dict[str, Any] = {"trained_on": held_on, "training_expires_on": valid_until}
    lapsed = standing(stage, expires_on, today) == "lapsed"
    holds = valid_until is None or valid_until >= today
    if holds and (lapsed or stage not in SERVING):
        values["status"] = "trained"
    if (trained_on, expires_on) == (held_on, valid_until) and "status" not in values:
        return
    keeping.change(
        session,
        SITE,
        site,
        version,
        values,
        current=lambda: service.read(session, site, today=today),
        action="trained",
    )
