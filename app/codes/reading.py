"""Read code lists as an administrator edits them: what each is for, and how often it is used."""

from collections import Counter
from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import Session

from app.codes import edit_queries as queries
from app.codes import use_queries
from app.codes.edit_queries import EditRow
from app.codes.schemas import (
    AttributeOut,
    CodeListOut,
    CodeListsOut,
    CodeUseOut,
    EditableCodeOut,
    ListRowOut,
    UsedByOut,
)
from app.history.words import RECORDS
from app.problems import NotFound
from data.list_notes import ListNote, list_notes, note_of

OTHERS = {
    "code": "entry of a list",
    "member": "member of the partnership",
    "notification": "notice",
    "opening_hours": "opening time",
    "stage_move": "move of a location",
    "hotspot_review": "decision about a place",
    "partnership_setting": "need of a conference",
}
"""What the records are called that have no history of their own."""
UNCOUNTED = {"incident": "Recorded incidents", "safety_mark": "Marks on safety maps"}
"""Records that are shown only in large enough numbers, and so are counted nowhere else."""


def read_lists(session: Session, *, today: date) -> CodeListsOut:
    """Every list that the partnership has, in the order in which lists are described."""
    counts = queries.counts(session, today)
    described = [name for name in list_notes() if name in counts]
    names = described + sorted(set(counts) - set(described))
    return CodeListsOut(items=[_row(name, *counts[name]) for name in names], count=len(names))


def read_list(session: Session, list_: str, *, today: date, counted: bool = True) -> CodeListOut:
    """One list with every code and how often each is used.

    Parameters
    ----------
    counted : bool
        Whether to count uses: they are for those who edit lists, because they tell how many
        records of every kind there are.

    Raises
    ------
    NotFound
        When the partnership has no such list.
    """
    rows, note = rows_of(session, list_), note_of(list_)
    told = counted and not _uncounted(note)
    used = Counter[str]()
    for one in _uses(session, list_) if told else []:
        used[one.code] += one.count
    retired = sum(one.retired_on is not None and one.retired_on <= today for one in rows)
    parents = {one.code: one.label for one in queries.one_list(session, note.parents or "")}
    return CodeListOut(
        **_row(list_, len(rows) - retired, retired).model_dump(),
        parents=note.parents,
        stands_alone=note.stands_alone,
        attributes=[AttributeOut.model_validate(asdict(one)) for one in note.attributes],
        items=[
            EditableCodeOut(
                **asdict(one),
                parent_label=parents.get(one.parent, one.parent) if one.parent else None,
                after=rows[place - 1].code if place else None,
                used=used[one.code] if told else None,
                relied=note.goes_by(one.code),
            )
            for place, one in enumerate(rows)
        ],
    )


def one_code(
    session: Session, list_: str, code: str, *, today: date, counted: bool = True
) -> EditableCodeOut:
    """One code as an administrator edits it; ``counted`` as in ``read_list``.

    Raises
    ------
    NotFound
        When the list or the code is not there.
    """
    for one in read_list(session, list_, today=today, counted=counted).items:
        if one.code == code:
            return one
    raise NotFound(f"There is no “{code}” on this list.")


def read_use(session: Session, list_: str, code: str, *, today: date) -> CodeUseOut:
    """Where a code is used, by kind of record."""
    one = one_code(session, list_, code, today=today)
    counts = Counter[str]()
    for row in _uses(session, list_, code):
        counts[OTHERS.get(row.table) or RECORDS.get(row.table, row.table)] += row.count
    items = [UsedByOut(what=what, count=count) for what, count in counts.most_common()]
    total = counts.total()
    names = _uncounted(note_of(list_))
    uncounted = f"{' and '.join(names)} are not counted here." if names else ""
    return CodeUseOut(
        code=code,
        label=one.label,
        total=total,
        items=items,
        uncounted=uncounted,
        reading=_reading(one.label, total, items, uncounted),
    )


def rows_of(session: Session, list_: str) -> list[EditRow]:
    """Every code of a list, in its order.

    Raises
    ------
    NotFound
        When the partnership has no such list.
    """
    rows = queries.one_list(session, list_)
    if not rows:
        raise NotFound("There is no list of this name.")
    return rows


def _uses(session: Session, list_: str, code: str | None = None) -> list[use_queries.UseRow]:
    notes = list_notes()
    counted = [one for one in note_of(list_).uses if one.table not in UNCOUNTED]
    found = use_queries.in_records(session, counted, code)
    found += use_queries.in_codes(
        session,
        children=[one.key for one in notes.values() if one.parents == list_],
        carriers=[
            (one.key, attribute.name)
            for one in notes.values()
            for attribute in one.attributes
            if attribute.list == list_
        ],
    )
    return [one for one in found if code is None or one.code == code]


def _row(list_: str, current: int, retired: int) -> ListRowOut:
    note = note_of(list_)
    return ListRowOut(
        key=list_,
        title=note.title,
        purpose=note.purpose,
        group=note.group or "Other lists",
        screens=list(note.screens),
        keeping=note.keeping,
        current=current,
        retired=retired,
    )


def _uncounted(note: ListNote) -> list[str]:
    return [UNCOUNTED[one] for one in sorted({use.table for use in note.uses} & set(UNCOUNTED))]


def _reading(label: str, total: int, items: list[UsedByOut], uncounted: str) -> str:
    if not total:
        return uncounted or f"Nothing uses “{label}” yet."
    told = ", ".join(f"{one.what}: {one.count:,}" for one in items)
    times = "time" if total == 1 else "times"
    return f"“{label}” is used {total:,} {times}. {told}. {uncounted}".strip()
