"""Statements on looks for places that stand out lately. Centres are EPSG:27700."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

VERSION = text("SELECT version FROM data_version WHERE layer = 'incident'")
HAS_INCIDENTS = text("SELECT EXISTS (SELECT FROM incident)")
COLUMNS = """
    s.id, s.night, s.made_at, m.display_name AS asked_by, s.data_version, s.seed, s.first_day,
    s.last_day, s.used, s.left_out, s.kinds, s.parameters, s.marks, s.refusal
"""
FROM = "FROM emerging_scan s LEFT JOIN member m ON m.account_id = s.asked_by"
LATEST = text(f"SELECT {COLUMNS} {FROM} ORDER BY s.made_at DESC, s.id LIMIT 1")
ONE = text(f"SELECT {COLUMNS} {FROM} WHERE s.id = :id")
LISTED = text(
    f"""
    SELECT {COLUMNS},
           (SELECT jsonb_agg(jsonb_build_array(p.p_value, p.cells, p.earlier))
            FROM emerging_place p WHERE p.scan_id = s.id)
    {FROM} ORDER BY s.made_at DESC, s.id LIMIT :most
    """  # noqa: S608 - own columns
)
PLACES = text(
    """
    SELECT p.id, p.harm_type, coalesce(k.label, p.harm_type), p.cells, st_x(p.centre),
           st_y(p.centre), p.radius_m, p.first_day, p.last_day, p.observed, p.expected, p.p_value,
           p.year_before, p.earlier, p.earlier_of
    FROM emerging_place p
    LEFT JOIN code k ON k.list = 'harm_type' AND k.code = p.harm_type
    WHERE p.scan_id = :scan ORDER BY p.p_value, p.observed DESC, p.id
    """
)
ADD_SCAN = text(
    """
    INSERT INTO emerging_scan (night, asked_by, data_version, seed, first_day, last_day, used,
                               left_out, kinds, parameters, marks, refusal, made_at)
    VALUES (:night, :asked_by, :data_version, :seed, :first_day, :last_day, :used,
            CAST(:left_out AS jsonb), CAST(:kinds AS jsonb), CAST(:parameters AS jsonb),
            CAST(:marks AS jsonb), :refusal, clock_timestamp())
    RETURNING id
    """
)
ADD_PLACE = text(
    """
    INSERT INTO emerging_place (scan_id, harm_type, cells, centre, radius_m, first_day, last_day,
                                observed, expected, p_value, recurrence_days, year_before,
                                earlier, earlier_of)
    VALUES (:scan_id, :harm_type, CAST(:cells AS jsonb),
            st_setsrid(st_makepoint(:x, :y), 27700), :radius_m, :first_day, :last_day,
            :observed, :expected, :p_value, :recurrence_days, :year_before,
            :earlier, :earlier_of)
    """
)
LABELS = text("SELECT code, label FROM code WHERE list = 'harm_type'")

Circle = tuple[float, list[list[int]], int | None]
"""p-value, cells, and at how many earlier dates one was as unusual."""


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One look; ``left_out`` and ``kinds`` are pairs of words or code and a number."""

    id: UUID
    night: date
    made_at: datetime
    asked_by: str | None
    data_version: int
    seed: int
    first_day: date | None
    last_day: date | None
    used: int
    left_out: list[list[Any]]
    kinds: list[list[Any]]
    parameters: dict[str, Any]
    marks: list[str]
    refusal: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One circle of a look."""

    id: int
    harm_type: str | None
    label: str | None
    cells: list[list[int]]
    x: float
    y: float
    radius_m: float
    first_day: date
    last_day: date
    observed: int
    expected: float
    p_value: float
    year_before: int | None
    earlier: int | None
    earlier_of: int | None


def data_version(session: Session) -> int:
    """How often recorded incidents have changed."""
    return session.execute(VERSION).scalar() or 0


def has_incidents(session: Session) -> bool:
    """Whether anything is recorded at all."""
    return bool(session.execute(HAS_INCIDENTS).scalar_one())


def latest(session: Session) -> ScanRow | None:
    """The latest look."""
    row = session.execute(LATEST).one_or_none()
    return None if row is None else ScanRow(*row)


def one(session: Session, scan: UUID) -> ScanRow | None:
    """One look."""
    row = session.execute(ONE, {"id": scan}).one_or_none()
    return None if row is None else ScanRow(*row)


def listed(session: Session, *, most: int) -> list[tuple[ScanRow, list[Circle]]]:
    """The latest looks, each with its circles."""
    rows = session.execute(LISTED, {"most": most})
    return [
        (ScanRow(*row[:-1]), [(p, cells, earlier) for p, cells, earlier in row[-1] or []])
        for row in rows
    ]


def places(session: Session, scan: UUID) -> list[PlaceRow]:
    """The circles of a look, the most unusual first."""
    return [PlaceRow(*row) for row in session.execute(PLACES, {"scan": scan})]


def labels(session: Session) -> dict[str, str]:
    """What each kind of harm is called."""
    return {row.code: row.label for row in session.execute(LABELS)}


def add_scan(session: Session, values: dict[str, Any]) -> UUID:
    """Keep a look; lists and parameters are written as JSON."""
    ready = {
        name: json.dumps(value) if isinstance(value, dict | list) else value
        for name, value in values.items()
    }
    return session.execute(ADD_SCAN, ready).scalar_one()


def add_places(session: Session, scan: UUID, rows: Sequence[dict[str, Any]]) -> None:
    """Keep the circles of a look."""
    for row in rows:
        cells = json.dumps(row["cells"])
        session.execute(ADD_PLACE, {**row, "cells": cells, "scan_id": scan})
