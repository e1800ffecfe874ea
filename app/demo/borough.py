"""Have the invented borough in the database, whole or not at all."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.accounts import service as accounts
from app.demo.service import load_borough
from app.emerging.keeping import keep
from app.emerging.scan import look
from app.incidents.records import read_records
from app.settings import Settings

SLUG = "demo"
Report = Callable[[str], None]


def prepare(owner: Engine, *, report: Report) -> None:
    """Make the partnership ``demo`` if there is none."""
    if SLUG not in accounts.partnerships(owner):
        report("Making the partnership “demo”")
        accounts.create_partnership(
            owner,
            slug=SLUG,
            name="Calderwick Safeguarding Partnership",
            council="Calderwick Council",
        )


def fill(owner: Engine, *, report: Report, today: date) -> None:
    """Load the borough in one transaction, and look at it as at night; once only."""
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        if connection.execute(text("SELECT EXISTS (SELECT FROM boundary)")).scalar_one():
            return
        load_borough(connection, report=report, today=today)
        report("Looking for places that stand out lately")
        look_as_at_night(connection, night=today)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'SET search_path = "p_{SLUG}", public'))
        for table in ("incident", "incident_cell", "context_feature", "hex_cell"):
            connection.execute(text(f"VACUUM ANALYZE {table}"))


def look_as_at_night(connection: Connection, *, night: date) -> None:
    """Keep a first look for places that stand out lately, so that its page says something."""
    session = Session(bind=connection, join_transaction_mode="rollback_only")
    records = read_records(session, "exact")
    threshold = Settings().suppression_threshold
    seen = look(records, night=night, least=threshold, threads=None)
    keep(session, seen, data_version=records.version, asked_by=None)
