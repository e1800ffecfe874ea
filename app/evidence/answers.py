"""Findings as they leave the service: by domain, with what nothing is known of yet."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import shapely
from sqlalchemy.orm import Session

from app.evidence.queries import Choice, FindingRow
from app.evidence.schemas import CountedOut, DomainOut, FindingOut, FindingsOut, NamedCodeOut
from app.geojson import to_geojson
from app.photos import service as photos
from app.photos.schemas import PhotoOut
from app.places.whereabouts import name_near

SILENT_NAMED = 3


def told(session: Session, row: FindingRow, pictures: Sequence[PhotoOut]) -> FindingOut:
    """One finding with its point in WGS 84 and its photos."""
    fields = asdict(row)
    geom = fields.pop("geom")
    return FindingOut(
        **fields,
        geometry=None if geom is None else to_geojson(shapely.from_wkb(geom)),
        near=None if geom is None else name_near(session, geom),
        photos=list(pictures),
    )


def by_domain(
    session: Session, rows: Sequence[FindingRow], choices: Sequence[Choice], *, today: date
) -> FindingsOut:
    """All findings under their domains; a domain that was retired stays while it holds any."""
    pictures = photos.of_records(session, "evidence", [row.id for row in rows])
    findings = [told(session, row, pictures.get(row.id, [])) for row in rows]
    used = {row.domain for row in rows}
    domains = [
        one
        for one in _of(choices, "assessment_domain")
        if one.code in used or not _retired(one, today)
    ]
    voices = _of(choices, "voice")
    heard = {row.voice for row in rows}
    return FindingsOut(
        domains=[_domain(one, findings, choices, today=today) for one in domains],
        count=len(rows),
        voices=[
            CountedOut(code=one.code, label=one.label, count=_count(rows, one.code))
            for one in voices
            if one.code in heard
        ],
        unheard=[
            NamedCodeOut(code=one.code, label=one.label)
            for one in voices
            if one.code not in heard and not _retired(one, today)
        ],
    )


def _domain(
    domain: Choice,
    findings: Sequence[FindingOut],
    choices: Sequence[Choice],
    *,
    today: date,
) -> DomainOut:
    mine = [one for one in findings if one.domain == domain.code]
    asked = {one.prompt for one in mine}
    silent = [
        NamedCodeOut(code=one.code, label=one.label)
        for one in _of(choices, "assessment_prompt")
        if one.parent == domain.code and one.code not in asked and not _retired(one, today)
    ]
    standings = [
        CountedOut(
            code=one.code,
            label=one.label,
            count=sum(each.standing == one.code for each in mine),
        )
        for one in _of(choices, "evidence_standing")
    ]
    return DomainOut(
        code=domain.code,
        label=domain.label,
        standings=[one for one in standings if one.count or not _gone(choices, one, today)],
        items=mine,
        silent=silent,
        reading=_reading(mine, silent),
    )


def _reading(mine: Sequence[FindingOut], silent: Sequence[NamedCodeOut]) -> str:
    if not mine:
        return "Nothing is recorded in this domain yet."
    if not silent:
        return "Something is recorded on every prompt."
    names = [one.label[:1].lower() + one.label[1:] for one in silent[:SILENT_NAMED]]
    more = len(silent) - len(names)
    listed = ", ".join(names)
    if more:
        listed = f"{listed} and {more} more"
    elif len(names) > 1:
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Nothing recorded yet on {listed}."


def _count(rows: Sequence[FindingRow], voice: str) -> int:
    return sum(row.voice == voice for row in rows)


def _of(choices: Sequence[Choice], name: str) -> list[Choice]:
    return [one for one in choices if one.list == name]


def _retired(one: Choice, today: date) -> bool:
    return one.retired_on is not None and one.retired_on <= today


def _gone(choices: Sequence[Choice], counted: CountedOut, today: date) -> bool:
    return any(
        one.code == counted.code and _retired(one, today)
        for one in _of(choices, "evidence_standing")
    )
