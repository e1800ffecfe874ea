"""Before and after in the invented borough, held against what was planted there."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.accounts import service as accounts
from app.demo.service import load_borough
from app.identity.person import Membership, Person
from app.identity.roles import Role
from app.reviews.closer_schemas import LookOut
from app.reviews.reading import read_before_and_after
from app.reviews.schemas import ReviewPlaceOut, ReviewQuestion, ReviewResult
from data.demo.borough import build
from data.demo.records import Borough
from tests.conftest import SLUG

pytestmark = [pytest.mark.db, pytest.mark.slow]
TODAY = date(2026, 11, 23)
OFFICER = Person(
    UUID(int=1),
    "Priya Nair",
    Membership(SLUG, "Test", "Testwick", Role.COMMUNITY_SAFETY_OFFICER, "community_safety"),
)


@pytest.fixture(scope="module")
def borough() -> Borough:
    return build()


@pytest.fixture(scope="module")
def loaded(owner: Engine, borough: Borough) -> Iterator[Connection]:
    with owner.connect() as connection:
        transaction = connection.begin()
        accounts.enter(connection, SLUG)
        load_borough(connection, report=lambda _: None, today=TODAY, borough=borough)
        yield connection
        transaction.rollback()


def area(connection: Connection, name: str) -> UUID:
    return connection.execute(
        text("SELECT id FROM area WHERE name = :name"), {"name": name}
    ).scalar_one()


def read(
    loaded: Connection, borough: Borough, kind: str, months: int = 11, **asked: object
) -> ReviewResult:
    """Eleven months lie on both sides of every planted change."""
    row = next(one for one in borough.truth["effects"] if one["kind"] == kind)
    question = ReviewQuestion.model_validate(
        {
            "area_id": area(loaded, row["treated_area"]),
            "comparison_area_id": area(loaded, row["comparison_area"]),
            "pivot_on": row["completed_on"],
            "window_months": months,
            "same_months": False,
            **asked,
        }
    )
    session = Session(loaded, join_transaction_mode="create_savepoint")
    return read_before_and_after(session, question, OFFICER, threshold=5, today=TODAY).result


def place(result: ReviewResult, key: str) -> ReviewPlaceOut:
    return next(one for one in result.places if one.key == key)


def test_a_planted_fall_is_seen_and_its_size_lies_in_the_interval(
    loaded: Connection, borough: Borough
) -> None:
    result = read(loaded, borough, "reduced")
    against = place(result, "against")
    assert result.verdict_kind == "seldom_chance"
    assert against.low is not None
    assert against.high is not None
    assert against.low <= 1 - 0.45 <= against.high


def test_harm_that_moved_next_door_is_seen_in_the_ring(
    loaded: Connection, borough: Borough
) -> None:
    result = read(loaded, borough, "moved", ring_m=150)
    assert result.difference is not None
    assert result.difference.estimate < 0
    assert result.difference.ring_estimate is not None
    assert result.difference.ring_estimate > 0


def test_nothing_is_not_taken_for_something(loaded: Connection, borough: Borough) -> None:
    assert read(loaded, borough, "none").verdict_kind != "seldom_chance"


def test_a_trend_everywhere_is_not_taken_for_the_change(
    loaded: Connection, borough: Borough
) -> None:
    assert read(loaded, borough, "trend").verdict_kind != "seldom_chance"


def test_a_place_with_few_records_is_refused_or_too_few(
    loaded: Connection, borough: Borough
) -> None:
    assert read(loaded, borough, "too_few").verdict_kind == "too_few"


def look(result: ReviewResult, key: str) -> LookOut:
    assert result.closer is not None
    return next(one for one in result.closer.looks if one.key == key)


def test_a_closer_look_agrees_on_a_planted_fall_and_holds_its_size(
    loaded: Connection, borough: Borough
) -> None:
    ratio = look(read(loaded, borough, "reduced"), "rate_ratio")
    assert ratio.says == "seldom_chance"
    assert ratio.low is not None
    assert ratio.high is not None
    assert ratio.low <= 1 - 0.45 <= ratio.high


@pytest.mark.parametrize("kind", ["none", "trend"])
def test_no_further_way_of_looking_finds_what_is_not_there(
    loaded: Connection, borough: Borough, kind: str
) -> None:
    closer = read(loaded, borough, kind).closer
    assert closer is not None
    assert {one.says for one in closer.looks} <= {"could_be_chance", "not_usable"}
    assert closer.agreement.endswith("say that the difference could be chance.")


def test_a_planted_fall_is_rare_among_areas_where_nothing_was_done(
    loaded: Connection, borough: Borough
) -> None:
    areas = look(read(loaded, borough, "reduced"), "placebo_areas")
    lower = [one for one in areas.pretended if areas.ratio and one.ratio <= areas.ratio]
    assert areas.says == "seldom_chance"
    assert len(areas.pretended) >= 20
    assert len(lower) <= len(areas.pretended) / 20
