from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from app.accounts import service as accounts
from tests.conftest import SLUG


@pytest.fixture
def own_settings(owner: Engine, clean: None) -> Iterator[None]:
    """Let the partnership begin with the usual choices, before a test and after it."""
    _begin_again(owner)
    yield
    _begin_again(owner)


def _begin_again(owner: Engine) -> None:
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        connection.execute(text("TRUNCATE partnership_setting"))
        connection.execute(text("INSERT INTO partnership_setting DEFAULT VALUES"))
