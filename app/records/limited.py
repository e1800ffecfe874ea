"""Lists that stop somewhere and say so: at most so many rows, and how many there are in all."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

One = TypeVar("One")
MOST_LISTED = 1_000
"""As many records as one list holds. Its screen says when there are more."""


def limited(
    session: Session, statement: str, values: Mapping[str, Any], *, most: int | None = None
) -> tuple[Sequence[Row[Any]], int]:
    """The first rows of a statement, and how many rows it has without a limit.

    The total comes of the very same conditions, so it tells of no record that is not this
    person's to read. It is only counted when the list was cut.
    """
    at_most = MOST_LISTED if most is None else most
    rows = session.execute(text(f"{statement} LIMIT :most"), {**values, "most": at_most}).all()
    if len(rows) < at_most:
        return rows, len(rows)
    counted = text(f"SELECT count(*) FROM ({statement}) every")  # noqa: S608 - our own statement
    return rows, session.execute(counted, dict(values)).scalar_one()


def first(items: Sequence[One]) -> list[One]:
    """As many of them as one list holds, where all were read for the sake of their sums."""
    return list(items[:MOST_LISTED])
