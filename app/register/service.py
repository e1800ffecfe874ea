"""Describe every source the partnership holds records of."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from app.register import queries
from app.register.schemas import DataSourceOut, RegisterOut


def register(session: Session, *, threshold: int) -> RegisterOut:
    """The data register; a number of records under the threshold is not told."""
    rows = queries.sources(session)
    return RegisterOut(
        items=[
            DataSourceOut.model_validate(
                asdict(row) | {"records": told(row.records, threshold=threshold)}
            )
            for row in rows
        ],
        count=len(rows),
    )


def told(records: int, *, threshold: int) -> int | None:
    """A number of records, unless it is small; none at all may be told."""
    return None if 0 < records < threshold else records
