"""Statements on code lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of one list."""

    list: str
    code: str
    label: str
    description: str
    parent: str | None
    retired_on: date | None
    attributes: dict[str, Any]


def codes(session: Session) -> list[CodeRow]:
    """All codes, each list in its own order."""
    rows = session.execute(
        text(
            "SELECT list, code, label, description, parent, retired_on, attributes"
            " FROM code ORDER BY list, sort, code"
        )
    )
    return [CodeRow(*row) for row in rows]


def some(session: Session, lists: Iterable[str]) -> list[CodeRow]:
    """The codes of some lists."""
    rows = session.execute(
        text(
            "SELECT list, code, label, description, parent, retired_on, attributes"
            " FROM code WHERE list = ANY(:lists) ORDER BY list, sort, code"
        ),
        {"lists": list(lists)},
    )
    return [CodeRow(*row) for row in rows]
