"""What an entry of the ledger must hold: what is filled in for people, and what is refused."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from app.changes import queries
from app.changes.dates import ChangeDates, date_faults, last_by_law, status_of
from app.changes.queries import STORED, ChangeRow
from app.changes.schemas import ChangeIn
from app.changes.stages import MOVES, OPENING, move_to
from app.changes.telling import Lists
from app.codes.service import code_faults
from app.identity.person import Person
from app.models.action import Action
from app.places import whereabouts
from app.problems import InvalidInput
from app.records.keeping import Kind, id_faults

LONGEST_TITLE = 200
ACTION = Kind(Action, "action")
CODES = {
    "intervention_type": "intervention_type",
    "status": "change_status",
    "agency": "agency",
    "mechanism": "mechanism",
}
"""The list that each coded field is taken from."""


def title_of(label: str, place: str) -> str:
    """What an entry is called that nobody gave a title: its kind and place."""
    return f"{label}, {place}"[:LONGEST_TITLE] if place else label[:LONGEST_TITLE]


def completed(
    session: Session, given: ChangeIn, agency: str, codes: Lists, geom: bytes
) -> dict[str, Any]:
    """Fill in what somebody in a hurry left out."""
    kind = codes.type(given.intervention_type)
    sent = given.model_dump(exclude={"geometry", "id"}, exclude_none=True)
    usual = {
        "description": "",
        "mechanism": kind.mechanism,
        "location_label": given.location_label or whereabouts.name_near(session, geom) or "",
        "agency": agency,
        "date_precision": "day",
        "status": status_of(ChangeDates.of(sent), codes.today),
    }
    values = {**dict.fromkeys(STORED), **usual, **sent}
    if given.title is None:
        values["title"] = title_of(kind.label, str(values["location_label"]))
    return dated(values, codes)


def dated(values: Mapping[str, Any], codes: Lists) -> dict[str, Any]:
    """The values with dates in their precision, and the last day that the law allows an order."""
    dates = ChangeDates.of(values)
    longest = codes.type(values["intervention_type"]).longest
    expires = last_by_law(dates, values["status"], longest)
    return {**values, **replace(dates, expires_on=expires).given()}


def normalised(values: Mapping[str, Any], current: ChangeRow, codes: Lists) -> dict[str, Any]:
    """The whole entry as it would be; what must not be empty goes back to what it was."""
    kept = {name: values[name] for name in STORED}
    for name in ("title", "intervention_type", "status", "agency", "date_precision"):
        kept[name] = kept[name] if kept[name] is not None else getattr(current, name)
    for name in ("description", "location_label"):
        kept[name] = kept[name] or ""
    if kept["intervention_type"] != current.intervention_type and values["mechanism"] is None:
        kept["mechanism"] = codes.type(kept["intervention_type"]).mechanism
    return dated(kept, codes)


def refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    codes: Lists,
    *,
    current: Mapping[str, Any] | None = None,
    moved: bytes | None = None,
    besides: list[tuple[str, str]] | None = None,
) -> None:
    """Refuse an entry that cannot be.

    Parameters
    ----------
    current : mapping, optional
        What the entry holds now: a code that was retired since may stay.
    moved : bytes, optional
        Its new place, WKB in EPSG:27700.
    besides : list of (place, sentence), optional
        Faults that were found before.

    Raises
    ------
    InvalidInput
        With the place of each fault.
    """
    given = {name: (listed, values[name]) for name, listed in CODES.items()}
    faults = [*(besides or []), *code_faults(session, given, already=current, today=codes.today)]
    kind = codes.type(values["intervention_type"])
    own = date_faults(
        ChangeDates.of(values), status=values["status"], today=codes.today, longest=kind.longest
    )
    faults += [(f"body.{name}", why) for name, why in own]
    if values["status"] == "refused" and not values["decision_reason"]:
        faults.append(("body.decision_reason", "Say why it was refused."))
    if values["move_on"] and not kind.redeployable:
        why = f"“{kind.label}” stays where it is, so it has no date to move. Leave this empty."
        faults.append(("body.move_on", why))
    if values["area_id"] and not queries.area_exists(session, values["area_id"]):
        faults.append(("body.area_id", "There is no area of this id."))
    faults += id_faults(session, {"action_id": (ACTION, values["action_id"])})
    if moved is not None and not whereabouts.on_the_ground(session, moved):
        faults.append(("body.geometry", "The change lies outside the partnership’s ground."))
    if faults:
        raise InvalidInput(faults)


def opening_faults(status: str, codes: Lists, *, decides: bool) -> list[tuple[str, str]]:
    """Why somebody, who ``decides`` about changes or not, may not log one at a stage."""
    if status in OPENING or status not in MOVES or decides:
        return []
    return [("body.status", f"{_deciders(codes, status)} Log it as requested.")]


def step_faults(before: str, after: str, person: Person, codes: Lists) -> list[tuple[str, str]]:
    """Why a change may not go from one stage to another by an edit."""
    if after == before or after not in codes.statuses:
        return []
    step = move_to(before, after)
    if step is None:
        return [("body.status", impossible(before, after, codes))]
    if not person.may(step.right):
        return [("body.status", _deciders(codes, after))]
    return []


def impossible(before: str, after: str, codes: Lists) -> str:
    """Say that one stage cannot follow another, and which can."""
    was, wanted = codes.status(before), codes.status(after)
    can = [codes.status(move.to) for move in MOVES.get(before, ()) if move.to != before]
    if before == after:
        return f"It is “{was}” already."
    if not can:
        return f"“{was}” is the end of it. Log a new change for what happened since."
    return f"A change at “{was}” cannot become “{wanted}”. It can become {_either(can)}."


def _deciders(codes: Lists, status: str) -> str:
    return f"Only Partnership Tasking can set a change to “{codes.status(status)}”."


def _either(labels: list[str]) -> str:
    quoted = [f"“{label}”" for label in labels]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
