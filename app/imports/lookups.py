"""Statements on what a load looks up: codes, postcodes, the partnership's ground."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session


def codes(session: Session, name: str) -> dict[str, str]:
    """Codes in use of one list, each with its label."""
    rows = session.execute(
        text(
            "SELECT code, label FROM code WHERE list = :list"
            " AND (retired_on IS NULL OR retired_on > current_date) ORDER BY sort"
        ),
        {"list": name},
    )
    return {row.code: row.label for row in rows}


def postcode_places(session: Session, postcodes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Centres (EPSG:27700 metres) of the postcodes that are known."""
    rows = session.execute(
        text(
            "SELECT postcode, st_x(geom) AS x, st_y(geom) AS y FROM postcode"
            " WHERE postcode = ANY(:postcodes) AND geom IS NOT NULL"
        ),
        {"postcodes": list(postcodes)},
    )
    return {row.postcode: (row.x, row.y) for row in rows}


def outline_box(session: Session) -> tuple[float, float, float, float] | None:
    """The box (EPSG:27700 metres) around the partnership's own ground."""
    row = session.execute(
        text(
            "SELECT st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e) FROM"
            " (SELECT st_extent(geom) AS e FROM boundary WHERE boundary_type = 'outline') AS o"
        )
    ).one()
    return None if row[0] is None else (row[0], row[1], row[2], row[3])


def partnerships(session: Session) -> list[str]:
    """Slugs of all partnerships of this installation."""
    return list(session.execute(text("SELECT slug FROM public.partnership ORDER BY 1")).scalars())
