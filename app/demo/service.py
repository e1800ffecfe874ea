"""Load the invented borough into a partnership."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.demo import queries, tables
from app.demo.incident_rows import incidents
from app.demo.practice import AFTER_LEDGER, Loader
from app.incidents import cube
from data.demo.borough import build
from data.demo.practice import written_practice
from data.demo.records import Borough
from data.demo.terms import LAST_DAY

Report = Callable[[str], None]


def load_borough(
    connection: Connection, *, report: Report, today: date, borough: Borough | None = None
) -> None:
    """Fill an empty partnership with the borough of Calderwick.

    Parameters
    ----------
    connection
        The owner's, in a transaction whose search path is the partnership's. Nothing is
        committed here.
    report
        Is told each step in words.
    today
        The day the demonstration is shown on; training that has run out by then has lapsed.
    borough
        Another borough than the usual one, as tests and variants have it.
    """
    if borough is None:
        report("Building the invented town")
        borough = build()
    session = Session(bind=connection, join_transaction_mode="rollback_only")
    sources = _add_sources(session, borough)
    report(f"Loading {len(borough.buildings):,} buildings and {len(borough.segments):,} streets")
    _load_ground(session, borough, sources)
    report(f"Loading {len(borough.incidents):,} incidents")
    queries.write_along_curve(session, incidents(borough, sources))
    report("Loading youth provision, guardianship, areas and changes")
    _load_practice(session, borough, sources, today)
    report("Counting by hexagon")
    cube.refresh(session)


def _add_sources(session: Session, borough: Borough) -> dict[str, UUID]:
    """Fill the data register."""
    return {
        source.key: queries.add_source(
            session, source, latest=LAST_DAY if source.kind == "incidents" else None
        )
        for source in borough.sources
    }


def _load_ground(session: Session, borough: Borough, sources: dict[str, UUID]) -> None:
    queries.write_along_curve(session, tables.ground(borough, sources["demo_map"]))
    queries.write(session, tables.boundaries(borough, sources["demo_boundaries"]))
    queries.write(session, tables.postcodes(borough, sources["demo_postcodes"]))
    queries.write(session, tables.places(borough, sources["demo_places"]))


def _load_practice(
    session: Session, borough: Borough, sources: dict[str, UUID], today: date
) -> None:
    queries.write(session, tables.terms(borough))
    queries.write(session, tables.provisions(borough, sources["demo_provision"]))
    queries.write(session, tables.opening_hours(borough))
    guardians = tables.guardian_sites(borough, sources["demo_guardians"], today=today)
    queries.write(session, guardians)
    queries.write(session, tables.areas(borough))
    written = written_practice(borough, today)
    practice = Loader(session, queries.members(session), borough)
    practice.load([one for one in written.records if one.table not in AFTER_LEDGER])
    queries.write(session, tables.changes(borough, written.ledger))
    queries.set_next_change_number(session)
    practice.load([one for one in written.records if one.table in AFTER_LEDGER])
    practice.settle_history()
