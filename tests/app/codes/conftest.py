from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from app.accounts import service as accounts
from tests.conftest import SLUG


@pytest.fixture
def own_lists(owner: Engine, clean: None) -> Iterator[None]:
    """Put every code list back as it was after a test that edits them for good."""
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        connection.execute(text("CREATE TABLE public.kept_code AS TABLE code"))
    yield
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        connection.execute(text("DELETE FROM code"))
        connection.execute(text("INSERT INTO code SELECT * FROM public.kept_code"))
        connection.execute(text("DROP TABLE public.kept_code"))
