"""A day or a moment is taken only as it is written, never as seconds since 1970."""

from datetime import date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from app.identity.roles import Role
from app.written_days import WrittenDay, WrittenMoment
from tests.conftest import ClientAs

NUMBERS = ("0", "-1", "20261123", 20261123, 1e9, True, "٢٠٢٦-١١-٢٣", "", "2026-13-01", "9" * 500)


@pytest.mark.parametrize("given", [*NUMBERS, "2026-10-01T00:00:00+14:00"], ids=repr)
def test_day_that_is_not_written_as_a_day_is_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(WrittenDay).validate_python(given)


@pytest.mark.parametrize("given", NUMBERS, ids=repr)
def test_moment_that_does_not_begin_with_its_day_is_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(WrittenMoment).validate_python(given)


def test_day_and_moment_are_taken_as_written() -> None:
    assert TypeAdapter(WrittenDay).validate_python(" 2026-11-23 ") == date(2026, 11, 23)
    at = TypeAdapter(WrittenMoment).validate_python("2026-11-23T17:30")
    assert at == datetime(2026, 11, 23, 17, 30)  # noqa: DTZ001 - the service gives it its clocks


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("provision?at=20261120", "query.at"),
        ("hotspots/cells?at=20261120", "query.at"),
        ("hotspots/cells.csv?purpose=Tests&at=0", "query.at"),
        ("reviews/watch?pivot_on=0", "query.pivot_on"),
        ("reviews/comparison-areas?works_from=20261120", "query.works_from"),
        ("changes/nearby?lon=-0.06&lat=51.55&on=0", "query.on"),
        ("workforce/courses?from=0", "query.from"),
    ],
)
def test_question_about_a_day_of_no_form_is_refused_at_its_place(
    client_as: ClientAs, asked: str, place: str
) -> None:
    refused = client_as(Role.COMMUNITY_SAFETY_OFFICER).get(f"/api/test/{asked}")
    assert refused.status_code == 422, refused.text
    (fault,) = refused.json()["errors"]
    assert fault["at"] == place
    assert "2026-11-23" in fault["why"]
