"""Send rows to the database by COPY, the fastest door it has, inside the caller's transaction."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager

import numpy as np
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.orm import Session

NULL = "\\N"
BRITISH_GRID = 27700
EWKB_POINT = np.dtype(
    [("order", "u1"), ("type", "<u4"), ("srid", "<i4"), ("x", "<f8"), ("y", "<f8")]
)
POINT_WITH_SRID = 0x20000001
DIGITS = 2 * EWKB_POINT.itemsize
UNUSUAL = ("\\", "\t", "\n", "\r")
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Floats = NDArray[np.float64]


def copy_blocks(
    session: Session, table: str, columns: Sequence[str], blocks: Iterable[str]
) -> None:
    """Copy blocks of text rows, as ``text_block`` makes them, into a table.

    Parameters
    ----------
    table, columns
        Names from our own code, never from a file or a person.
    """
    with _copy(session, table, columns) as copy:
        for block in blocks:
            copy.write(block)


def text_block(columns: Sequence[Sequence[str]]) -> str:
    """Return rows in COPY's text form from columns that ``text_column`` and others made."""
    lines = "\n".join(map("\t".join, zip(*columns, strict=True)))
    return f"{lines}\n" if lines else ""


def text_column(values: Sequence[str | None]) -> Sequence[str]:
    """Return texts escaped for COPY; an empty or missing one becomes NULL."""
    # One look at all of them together is much cheaper than one at each.
    together = "".join(filter(None, values))
    if any(sign in together for sign in UNUSUAL):
        return [value.translate(ESCAPES) if value else NULL for value in values]
    return [value or NULL for value in values]


def point_column(x: Floats, y: Floats) -> list[str]:
    """Return points (EPSG:27700 metres) in the database's own binary form; NaN becomes NULL."""
    points = np.empty(x.size, dtype=EWKB_POINT)
    points["order"], points["type"], points["srid"] = 1, POINT_WITH_SRID, BRITISH_GRID
    points["x"], points["y"] = x, y
    digits = points.tobytes().hex().upper()
    column = [digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS)]
    for index in np.flatnonzero(np.isnan(x)).tolist():
        column[index] = NULL
    return column


def insert_rows(
    session: Session, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Copy a moderate number of rows of Python values into a table."""
    with _copy(session, table, columns) as copy:
        for row in rows:
            copy.write_row(row)


def stage(session: Session, name: str, columns: str) -> None:
    """Make a table of this transaction's own, gone at its end however it ends."""
    session.execute(text(f'CREATE TEMPORARY TABLE "{name}" ({columns}) ON COMMIT DROP'))


@contextmanager
def _copy(session: Session, table: str, columns: Sequence[str]) -> Generator[psycopg.Copy]:
    connection = session.connection().connection.driver_connection
    if not isinstance(connection, psycopg.Connection):
        raise TypeError("connection: COPY needs psycopg")
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        yield copy
