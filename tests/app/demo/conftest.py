"""The invented borough in a real database, loaded once for the tests of a file."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from app.accounts import service as accounts
from app.demo.service import load_borough
from data.demo.borough import build
from data.demo.records import Borough
from tests.conftest import SLUG

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def borough() -> Borough:
    return build()


@pytest.fixture(scope="module")
def loaded(owner: Engine, borough: Borough) -> Iterator[Connection]:
    """One transaction, undone after the file; while it is open nobody else can write."""
    with owner.connect() as connection:
        transaction = connection.begin()
        accounts.enter(connection, SLUG)
        load_borough(connection, report=lambda _: None, today=TODAY, borough=borough)
        yield connection
        transaction.rollback()
