"""Say in words what one state of a record holds, and how two states differ."""

from collections.abc import Sequence
from typing import Any

from app.history.queries import VersionRow
from app.history.schemas import FieldChangeOut, FieldOut, Operation
from app.history.words import LONGEST, RECORDS, Glossary, field_label, listed_words

SQUARE_METRES_PER_HECTARE = 10_000


def operation_of(before: VersionRow | None, after: VersionRow) -> Operation:
    """What happened to a record between two of its states."""
    if before is None:
        return "created"
    gone, was_gone = (one.row.get("deleted_at") is not None for one in (after, before))
    if gone and not was_gone:
        return "deleted"
    return "restored" if was_gone and not gone else "changed"


def differences(
    table: str,
    before: VersionRow,
    after: VersionRow,
    known: Glossary,
    *,
    longest: int | None = LONGEST,
) -> list[FieldChangeOut]:
    """The fields that differ, in words; that a shape differs is told without words."""
    told: list[FieldChangeOut] = []
    for name, value in after.row.items():
        earlier = before.row.get(name)
        if not known.tells(table, name) or value == earlier:
            continue
        was = known.say(table, name, earlier, longest=longest)
        now = known.say(table, name, value, longest=longest)
        # An empty text and none at all are the same to a reader.
        if was is not None or now is not None:
            label = field_label(table, name, after.row)
            told.append(FieldChangeOut(field=name, label=label, before=was, after=now))
    if not after.moved:
        return told
    label = "outline" if after.area_m2 is not None else "place on the map"
    return [FieldChangeOut(field="geometry", label=label, before=None, after=None), *told]


def fields_in(table: str, row: dict[str, Any], known: Glossary) -> list[FieldOut]:
    """Every field of one state with its words, whole."""
    return [
        FieldOut(
            field=name,
            label=field_label(table, name, row),
            value=known.say(table, name, value, longest=None),
        )
        for name, value in row.items()
        if known.tells(table, name)
    ]


def words(
    table: str, operation: Operation, fields: Sequence[FieldChangeOut], *, title: str = ""
) -> str:
    """Say what was done in a sentence, with the record's title if the page does not tell it."""
    record = f"the {RECORDS[table]}" + (f" “{title}”" if title else "")
    if operation != "changed":
        return f"{operation.capitalize()} {record}."
    if not fields:
        return f"Saved {record} without a difference." if title else "Saved without a difference."
    named = listed_words([one.label for one in fields])
    return f"Changed {named} of {record}." if title else f"Changed {named}."


def hectares(area_m2: float | None) -> float | None:
    """Square metres as hectares, to the nearest 100 square metres."""
    return None if area_m2 is None else round(area_m2 / SQUARE_METRES_PER_HECTARE, 2)
