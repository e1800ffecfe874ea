"""Bring files into the test partnership, as the command line and as a worker do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from app.db import SERVICE, Database
from app.imports import service, uploads
from app.imports.result import Result
from app.imports.run import Room, run_batch
from app.imports.wish import Wish
from data.readers.archives import OPERATOR_LIMITS

TODAY = date(2026, 11, 23)
SLUG = "test"
BringIn = Callable[..., tuple[UUID, Result]]
Count = Callable[..., int]


@pytest.fixture
def room(database: Database, clean: None) -> Room:
    """Where the imports of a test run."""
    return Room(database, SLUG, SERVICE, OPERATOR_LIMITS, TODAY, timeout_seconds=300)


@pytest.fixture
def ask_for(database: Database, clean: None) -> Callable[..., UUID]:
    """Add a waiting batch of files: ``ask_for("police-uk", path)``."""

    def ask(kind: str, *paths: Path, **wishes: object) -> UUID:
        batch_id = uuid4()
        wish = Wish(kind, **wishes)  # pyright: ignore[reportArgumentType]
        with database.partnership(SLUG, "exact") as session:
            kept = [uploads.describe(path) for path in paths]
            service.add_batch(session, batch_id, wish, kept, SERVICE)
        return batch_id

    return ask


@pytest.fixture
def bring_in(room: Room, ask_for: Callable[..., UUID]) -> BringIn:
    """Bring files in whole: ``batch, result = bring_in("police-uk", path)``."""

    def bring(kind: str, *paths: Path, **wishes: object) -> tuple[UUID, Result]:
        batch_id = ask_for(kind, *paths, **wishes)
        return batch_id, run_batch(room, batch_id, paths)

    return bring


@pytest.fixture
def count(database: Database, clean: None) -> Count:
    """Count rows: ``count("incident WHERE geom IS NULL")``."""

    def counted(what: str, **said: object) -> int:
        with database.partnership(SLUG, "exact") as session:
            return session.execute(text(f"SELECT count(*) FROM {what}"), said).scalar_one()  # noqa: S608

    return counted
