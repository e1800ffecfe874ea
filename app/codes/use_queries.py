"""Statements that count where the codes of a list are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    cast,
    func,
    literal,
    select,
    text,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from app.models.base import Partnership
from data.list_notes import Use


@dataclass(frozen=True, slots=True)
class UseRow:
    """How many records of one table hold one code."""

    table: str
    code: str
    count: int


OTHER_CODES = text(
    """
    SELECT 'code', c.parent, count(*)::int FROM code c
    WHERE c.list = ANY(:children) AND c.parent IS NOT NULL GROUP BY c.parent
    UNION ALL
    SELECT 'code', c.attributes ->> a.name, count(*)::int FROM code c
    JOIN unnest(cast(:lists AS text[]), cast(:names AS text[])) AS a (list, name)
      ON a.list = c.list
    WHERE c.attributes ->> a.name IS NOT NULL GROUP BY 2
    """
)
PARTS = {
    "items": func.jsonb_array_elements_text,
    "names": func.jsonb_object_keys,
    "key_of_items": func.jsonb_array_elements,
}
"""What takes the parts of a column of several apart, by how it holds codes."""
CHILDREN = text(
    "SELECT label FROM code WHERE list = ANY(:children) AND parent = :code"
    " AND retired_on IS NULL ORDER BY sort LIMIT 50"
)


def in_records(session: Session, uses: Sequence[Use], code: str | None = None) -> list[UseRow]:
    """Count the records that hold each code of a list, or one code; deleted records are left out.

    Tables and columns are those of the models: a name that is none of them is refused there.
    """
    if not uses:
        return []
    parts = [_counted(use, code) for use in uses]
    return [UseRow(*row) for row in session.execute(union_all(*parts))]


def in_codes(
    session: Session, *, children: Sequence[str], carriers: Sequence[tuple[str, str]]
) -> list[UseRow]:
    """Count the codes that stand under each code, or carry it.

    ``children`` are lists whose parents come from this list; ``carriers`` name lists, each with
    an attribute that holds a code of this list.
    """
    found = session.execute(
        OTHER_CODES,
        {
            "children": list(children),
            "lists": [name for name, _ in carriers],
            "names": [name for _, name in carriers],
        },
    )
    return [UseRow(*row) for row in found]


def open_children(session: Session, children: Sequence[str], code: str) -> list[str]:
    """Labels of the codes that stand under a code and are not retired."""
    found = session.execute(CHILDREN, {"children": list(children), "code": code})
    return [row.label for row in found]


def _counted(use: Use, code: str | None) -> Select[str, Any, int]:
    table = Partnership.metadata.tables[use.table]
    column = table.c[use.column]
    held: ColumnElement[Any] = column
    rows: FromClause = table
    if use.held != "one":
        items = PARTS[use.held](column).table_valued("part").render_derived()
        held = items.c.part
        if use.held == "key_of_items":
            held = cast(held, JSONB)["key"].astext
        rows = table.join(items, true())
    wanted = [held.is_not(None) if code is None else held == code]
    return (
        select(literal(use.table), held, func.count())
        .select_from(rows)
        .where(*wanted, *_not_deleted(table))
        .group_by(held)
    )


def _not_deleted(table: Table) -> list[ColumnElement[bool]]:
    return [table.c.deleted_at.is_(None)] if "deleted_at" in table.c else []
