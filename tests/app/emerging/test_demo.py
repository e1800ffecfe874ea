"""The invented borough is looked at when it is made, and what began lately there is found."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.emerging import queries
from app.emerging.answers import stands_out
from data.demo.truth import FILE
from tests.borough import TODAY, Borough

pytestmark = [pytest.mark.db, pytest.mark.slow]
TRUTH: dict[str, Any] = json.loads(Path(FILE).read_text(encoding="utf-8"))
PLANTED = TRUTH["emerging"][0]
NEAR_M, NEAR_DAYS = 250, 7


@pytest.fixture
def reading(borough: Borough) -> Iterator[Session]:
    database = borough.deployment.service()
    with database.partnership("demo", "exact") as session:
        yield session
    database.close()


@pytest.fixture
def first(reading: Session) -> queries.ScanRow:
    return queries.listed(reading, most=100)[-1][0]


def test_the_borough_has_a_first_look_of_its_own_records(first: queries.ScanRow) -> None:
    assert (first.night, first.refusal) == (TODAY, "")
    assert first.used > 3000
    assert len(first.kinds) > 5


def test_what_began_lately_is_found_where_and_when_it_began(
    reading: Session, first: queries.ScanRow
) -> None:
    found = [
        row
        for row in queries.places(reading, first.id)
        if stands_out(row.p_value, len(first.kinds), row.earlier)
    ]
    x, y = PLANTED["centre"]
    began = date.fromisoformat(PLANTED["began"])
    assert found
    for row in found:
        assert max(abs(row.x - x), abs(row.y - y)) <= NEAR_M + row.radius_m
    assert abs((found[0].first_day - began).days) <= NEAR_DAYS
