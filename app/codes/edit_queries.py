"""Statements that add to code lists and change them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

ONE_LIST = text(
    """
    SELECT c.code, c.label, c.description, c.source, c.sort, c.parent, c.retired_on,
           c.attributes, c.version, h.changed_at, m.display_name
    FROM code c
    LEFT JOIN LATERAL (
        SELECT changed_at, changed_by FROM history
        WHERE table_name = 'code' AND row ->> 'list' = c.list AND row ->> 'code' = c.code
          AND version = c.version
        ORDER BY id DESC LIMIT 1
    ) h ON true
    LEFT JOIN member m ON m.account_id = h.changed_by
    WHERE c.list = :list ORDER BY c.sort, c.code
    """
)
COUNTS = text(
    "SELECT list, count(*) FILTER (WHERE retired_on IS NULL OR retired_on > :today),"
    " count(*) FILTER (WHERE retired_on <= :today) FROM code GROUP BY list"
)
INSERT = text(
    "INSERT INTO code (list, code, label, description, source, sort, parent, attributes)"
    " VALUES (:list, :code, :label, :description, 'Partnership', :sort, :parent,"
    " cast(:attributes AS jsonb)) ON CONFLICT (list, code) DO NOTHING RETURNING version"
)
CHANGE = text(
    "UPDATE code SET label = :label, description = :description, parent = :parent,"
    " retired_on = :retired_on, attributes = cast(:attributes AS jsonb), version = version + 1"
    " WHERE list = :list AND code = :code AND version = :version RETURNING version"
)
ORDER = text(
    "UPDATE code SET sort = o.place - 1 FROM unnest(cast(:codes AS text[])) WITH ORDINALITY"
    " AS o (code, place) WHERE code.list = :list AND code.code = o.code"
    " AND code.sort <> o.place - 1"
)
HOLD = text("SELECT code FROM code WHERE list = :list ORDER BY code FOR UPDATE")
REMEMBER = text(
    "INSERT INTO history (table_name, row_id, version, operation, row, changed_at, changed_by)"
    " VALUES ('code', :id, :version, :operation, cast(:row AS jsonb),"
    " coalesce(cast(:at AS timestamptz), clock_timestamp()),"
    " CASE WHEN cast(:at AS timestamptz) IS NULL"
    " THEN nullif(current_setting('contextmap.account', true), '')::uuid END)"
)
REMEMBERED = text("SELECT EXISTS (SELECT FROM history WHERE table_name = 'code' AND row_id = :id)")
BEGAN = text("SELECT min(created_at) FROM partnership_setting")


@dataclass(frozen=True, slots=True)
class EditRow:
    """One code with its place in the list, its version and who changed it last."""

    code: str
    label: str
    description: str
    source: str
    sort: int
    parent: str | None
    retired_on: date | None
    attributes: dict[str, Any]
    version: int
    updated_at: datetime | None
    updated_by: str | None


def one_list(session: Session, list_: str) -> list[EditRow]:
    """Every code of a list, in its order."""
    return [EditRow(*row) for row in session.execute(ONE_LIST, {"list": list_})]


def counts(session: Session, today: date) -> dict[str, tuple[int, int]]:
    """By list, how many codes may be chosen and how many are retired."""
    return {row[0]: (row[1], row[2]) for row in session.execute(COUNTS, {"today": today})}


def hold(session: Session, list_: str) -> None:
    """Let nobody else change this list until the transaction ends."""
    session.execute(HOLD, {"list": list_})


def add(session: Session, list_: str, values: Mapping[str, Any]) -> bool:
    """Add a code; false when the list has it already."""
    given = {**values, "list": list_, "attributes": json.dumps(values["attributes"])}
    return session.execute(INSERT, given).scalar_one_or_none() is not None


def change(
    session: Session, list_: str, code: str, version: int, values: Mapping[str, Any]
) -> int | None:
    """Change a code that still has this version; the new version, or None."""
    given = {
        **values,
        "list": list_,
        "code": code,
        "version": version,
        "attributes": json.dumps(values["attributes"]),
    }
    return session.execute(CHANGE, given).scalar_one_or_none()


def put_in_order(session: Session, list_: str, codes: Sequence[str]) -> None:
    """Give the codes of a list the order in which they are named."""
    session.execute(ORDER, {"list": list_, "codes": list(codes)})


def remember(
    session: Session,
    identity: UUID,
    *,
    version: int,
    operation: str,
    row: Mapping[str, Any],
    at: datetime | None = None,
) -> None:
    """Keep one state of a code, as triggers do for the records that have an id of their own.

    ``at`` dates a state that nobody here made: the one that a list came with.
    """
    session.execute(
        REMEMBER,
        {
            "id": identity,
            "version": version,
            "operation": operation,
            "row": json.dumps(dict(row), default=str),
            "at": at,
        },
    )


def is_remembered(session: Session, identity: UUID) -> bool:
    """Whether any state of a code was kept yet."""
    return session.execute(REMEMBERED, {"id": identity}).scalar_one()


def began(session: Session) -> datetime | None:
    """When the partnership's own choices began: no code was edited before."""
    return session.execute(BEGAN).scalar_one_or_none()
