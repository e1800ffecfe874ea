"""The invented borough is looked at when it is made, so that its page says something."""

import pytest

from app.emerging import queries
from tests.borough import TODAY, Borough

pytestmark = [pytest.mark.db, pytest.mark.slow]


def test_the_borough_has_a_first_look_of_its_own_records(borough: Borough) -> None:
    database = borough.deployment.service()
    with database.partnership("demo", "exact") as session:
        looks = [scan for scan, _ in queries.listed(session, most=100)]
    database.close()
    first = looks[-1]
    assert (first.night, first.refusal) == (TODAY, "")
    assert first.used > 3000
    assert len(first.kinds) > 5
