"""Edit code lists: add, relabel, put in order, retire and bring back; nothing is ever deleted."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from app.audit.service import record
from app.codes import edit_queries as queries
from app.codes import rules, use_queries
from app.codes.edit_queries import EditRow
from app.codes.reading import one_code, rows_of
from app.codes.schemas import CodeChange, CodeIn, EditableCodeOut
from app.history import service as history
from app.history.schemas import HistoryOut
from app.problems import Conflict, NotFound, faults
from data.list_notes import ListNote, list_notes, note_of

CODES = UUID("2d1f7f0e-5a53-4c0b-9d0e-6f1b1c9f5a11")
"""A code has no id of its own: in the history it goes by one made from its list and name."""


def identity(list_: str, code: str) -> UUID:
    """The id that a code goes by in the history."""
    return uuid5(CODES, f"{list_}/{code}")


def add(session: Session, list_: str, given: CodeIn, *, today: date) -> EditableCodeOut:
    """Add a code to a list.

    Raises
    ------
    NotFound
        When there is no such list.
    Conflict
        When the service goes by every code of the list.
    InvalidInput
        When the label or the code is there already, or a parent, place or attribute is wrong.
    """
    queries.hold(session, list_)
    items, note = rows_of(session, list_), note_of(list_)
    if note.keeping == "words":
        raise Conflict(
            "Contextmap itself goes by every entry of this list, so none can be added."
            " You can change the words of those that are there."
        )
    taken = {one.code for one in items}
    code = given.code or rules.code_from(given.label, taken)
    attributes = {name: value for name, value in given.attributes.items() if value is not None}
    found = rules.label_faults(given.label, items)
    if code in taken:
        found.append(("body.code", f"“{code}” is on this list already. Leave the code empty."))
    found += _faults(session, note, given.parent, None, None)
    found += rules.after_faults(given.after, None, items)
    found += rules.attribute_faults(note, given.attributes, attributes, _codes_of(session))
    faults(found)
    values = given.model_dump(include={"label", "description", "parent"})
    values |= {"code": code, "sort": len(items), "attributes": attributes}
    if not queries.add(session, list_, values):
        faults([("body.code", f"“{code}” was added by somebody else just now.")])
    order = [one.code for one in items] + [code]
    if given.after is not None:
        queries.put_in_order(session, list_, _put_after(order, code, given.after))
    _remember(session, list_, code, operation="insert")
    _audited(session, list_, code, "added", {})
    return one_code(session, list_, code, today=today)


def change(
    session: Session, list_: str, code: str, version: int, given: CodeChange, *, today: date
) -> EditableCodeOut:
    """Change a code that still has the version which the administrator read.

    Raises
    ------
    StaleVersion
        With the present state and what was sent, when somebody saved it in between.
    InvalidInput
        When the service goes by the code that is to retire, others stand under it, or it is
        the last one that can be chosen; or a label, parent, place or attribute is wrong.
    """
    queries.hold(session, list_)
    before = _there(session, list_, code)
    sent = given.model_dump(exclude_unset=True)
    values = _values(before, sent)
    faults(_change_faults(session, list_, before, sent, values))
    if before.version == version and not queries.is_remembered(session, identity(list_, code)):
        _remember(session, list_, code, operation="insert", at_first=True)
    saved = queries.change(session, list_, code, version, values)
    if saved is None:
        raise history.stale(
            session,
            "code",
            identity(list_, code),
            current=one_code(session, list_, code, today=today).model_dump(mode="json"),
            yours=given.model_dump(mode="json", exclude_unset=True),
        )
    if "after" in sent:
        order = [one.code for one in queries.one_list(session, list_)]
        queries.put_in_order(session, list_, _put_after(order, code, sent["after"]))
    _remember(session, list_, code, operation="update")
    _audited(session, list_, code, "changed", {"fields": sorted(sent), "version": saved})
    return one_code(session, list_, code, today=today)


def versions(session: Session, list_: str, code: str) -> HistoryOut:
    """Every version of a code, the newest first; none of one that was never edited."""
    _there(session, list_, code)
    if not queries.is_remembered(session, identity(list_, code)):
        return HistoryOut(items=[], count=0)
    return history.versions(session, "code", identity(list_, code))


def _there(session: Session, list_: str, code: str) -> EditRow:
    for one in rows_of(session, list_):
        if one.code == code:
            return one
    raise NotFound(f"There is no “{code}” on this list.")


def _values(before: EditRow, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The code as it will be: what was sent over what stood, attributes one by one."""
    attributes = before.attributes | (sent.get("attributes") or {})
    return {
        "label": sent.get("label", before.label),
        "description": sent.get("description", before.description),
        "parent": sent.get("parent", before.parent),
        "retired_on": sent.get("retired_on", before.retired_on),
        "attributes": {name: value for name, value in attributes.items() if value is not None},
    }


def _change_faults(
    session: Session,
    list_: str,
    before: EditRow,
    sent: Mapping[str, Any],
    values: Mapping[str, Any],
) -> list[rules.Fault]:
    note, items = note_of(list_), queries.one_list(session, list_)
    others = [one for one in items if one.code != before.code]
    found: list[rules.Fault] = []
    if values["label"] != before.label:
        found += rules.label_faults(values["label"], others)
    if "parent" in sent:
        found += _faults(session, note, sent["parent"], before.code, before.parent)
    if "after" in sent:
        found += rules.after_faults(sent["after"], before.code, items)
    if "attributes" in sent:
        found += rules.attribute_faults(
            note, sent["attributes"], values["attributes"], _codes_of(session)
        )
    if values["retired_on"] is not None and values["retired_on"] != before.retired_on:
        found += _retiring_faults(session, note, before, others)
    return found


def _faults(
    session: Session, note: ListNote, parent: str | None, own: str | None, before: str | None
) -> list[rules.Fault]:
    return rules.parent_faults(note, parent, own=own, codes_of=_codes_of(session), before=before)


def _retiring_faults(
    session: Session, note: ListNote, row: EditRow, others: list[EditRow]
) -> list[rules.Fault]:
    if note.goes_by(row.code):
        why = f"Contextmap itself goes by “{row.label}”. It can be relabelled, but not retired."
        return [("body.retired_on", why)]
    children = [one.key for one in list_notes().values() if one.parents == note.key]
    under = use_queries.open_children(session, children, row.code)
    if under:
        why = f"“{under[0]}” still stands under it. Retire what stands under it, or move it, first."
        return [("body.retired_on", why)]
    if all(one.retired_on is not None for one in others):
        return [("body.retired_on", "It is the last one that can be chosen. Add another first.")]
    return []


def _codes_of(session: Session) -> rules.CodesOf:
    return lambda list_: queries.one_list(session, list_)


def _put_after(order: list[str], code: str, after: str | None) -> list[str]:
    rest = [one for one in order if one != code]
    place = 0 if after is None else rest.index(after) + 1
    return [*rest[:place], code, *rest[place:]]


def _remember(
    session: Session, list_: str, code: str, *, operation: str, at_first: bool = False
) -> None:
    """Keep the present state in words, so that it reads the same when other codes change."""
    row = _there(session, list_, code)
    note, codes_of = note_of(list_), _codes_of(session)
    told = {"list": list_, "code": code, "label": row.label, "description": row.description}
    told |= {"stands_under": _said(codes_of, note.parents, row.parent)}
    told |= {"retired_on": row.retired_on.isoformat() if row.retired_on else None}
    for one in note.attributes:
        value = row.attributes.get(one.name)
        told[one.remembered_as] = _said(codes_of, one.list, value)
    queries.remember(
        session,
        identity(list_, code),
        version=row.version,
        operation=operation,
        row=told,
        at=queries.began(session) if at_first else None,
    )


def _said(codes_of: rules.CodesOf, list_: str | None, value: Any) -> Any:  # noqa: ANN401
    if list_ is None or value is None:
        return value
    return next((one.label for one in codes_of(list_) if one.code == value), value)


def _audited(
    session: Session, list_: str, code: str, verb: str, detail: Mapping[str, object]
) -> None:
    record(
        session,
        action=f"code.{verb}",
        object_kind="code",
        object_id=f"{list_}/{code}",
        detail=detail,
    )
