"""Look and keep what was seen, in a partnership's own tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.orm import Session

from app.audit.service import record
from app.db import SERVICE, Actor, Database
from app.emerging import queries
from app.emerging.cells import WIDTH_M
from app.emerging.ready import ANALYSIS, BASELINE_DAYS
from app.emerging.scan import (
    EARLIER_EVERY_DAYS,
    LARGEST_RADIUS_M,
    LARGEST_SHARE,
    LONGEST_DAYS,
    REPLICAS,
    Found,
    Look,
    look,
)
from app.incidents.records import read_records

log = structlog.get_logger()
PARAMETERS: dict[str, Any] = {
    "analysis": ANALYSIS,
    "cell_m": WIDTH_M,
    "baseline_days": BASELINE_DAYS,
    "longest_days": LONGEST_DAYS,
    "largest_share": LARGEST_SHARE,
    "largest_radius_m": LARGEST_RADIUS_M,
    "replicas": REPLICAS,
    "earlier_every_days": EARLIER_EVERY_DAYS,
}


@dataclass(frozen=True, slots=True)
class Orders:
    """Whose records are looked at, on which night, and from which count on numbers are told.

    ``anew`` looks even where nothing has changed since the last time.
    """

    slug: str
    night: date
    threshold: int
    anew: bool = False
    actor: Actor = SERVICE
    timeout_seconds: int = 600


def look_and_keep(database: Database, orders: Orders) -> UUID | None:
    """Look at a partnership's records; no transaction is open while the search runs.

    Returns
    -------
    The id of what was kept; None where there was nothing new to look at.
    """
    slug, seconds = orders.slug, orders.timeout_seconds
    with database.partnership(slug, "exact", timeout_seconds=seconds) as session:
        if not orders.anew and not has_news(session):
            return None
        records = read_records(session, "exact")
    seen = look(records, night=orders.night, least=orders.threshold)
    with database.partnership(slug, "exact", actor=orders.actor) as session:
        kept = keep(session, seen, data_version=records.version, asked_by=orders.actor.account_id)
    log.info("emerging_looked", partnership=slug, found=len(seen.found), used=seen.used)
    return kept


def has_news(session: Session) -> bool:
    """Whether records have changed since the last look, or none was made though there are some."""
    last = queries.latest(session)
    if last is None:
        return queries.has_incidents(session)
    return last.data_version != queries.data_version(session)


def keep(session: Session, seen: Look, *, data_version: int, asked_by: UUID | None) -> UUID:
    """Write a look down, in the caller's transaction of the exact tier."""
    scan = queries.add_scan(
        session,
        {
            "night": seen.night,
            "asked_by": asked_by,
            "data_version": data_version,
            "seed": seen.seed,
            "first_day": seen.first_day,
            "last_day": seen.last_day,
            "used": seen.used,
            "left_out": [[reason, n] for reason, n in seen.left_out.items()],
            "kinds": [[kind, n] for kind, n in seen.kinds.items()],
            "parameters": PARAMETERS,
            "marks": list(seen.marks),
            "refusal": seen.refusal,
        },
    )
    queries.add_places(session, scan, [_row(one) for one in seen.found])
    detail = {"found": len(seen.found), "used": seen.used}
    record(
        session,
        action="emerging.looked",
        object_kind="emerging_scan",
        object_id=scan,
        detail=detail,
    )
    return scan


def _row(found: Found) -> dict[str, Any]:
    return {
        "harm_type": found.harm_type,
        "cells": [list(cell) for cell in found.cells],
        "x": found.centre[0],
        "y": found.centre[1],
        "radius_m": found.radius_m,
        "first_day": found.first_day,
        "last_day": found.last_day,
        "observed": found.observed,
        "expected": found.expected,
        "p_value": found.p_value,
        "recurrence_days": 1 / found.p_value,
        "year_before": found.year_before,
        "earlier": found.earlier,
        "earlier_of": found.earlier_of,
    }
