"""Have the invented borough in the database, whole or not at all."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, text

from app.accounts import service as accounts
from app.demo.service import load_borough

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
    """Load the borough in one transaction; does nothing when it is there."""
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        if connection.execute(text("SELECT EXISTS (SELECT FROM boundary)")).scalar_one():
            return
        load_borough(connection, report=report, today=today)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'SET search_path = "p_{SLUG}", public'))
        for table in ("incident", "incident_cell", "context_feature", "hex_cell"):
            connection.execute(text(f"VACUUM ANALYZE {table}"))
