from datetime import date

import pytest

from app.disclosure.figures import NO_DATA, Count
from app.emerging import words
from app.emerging.schemas import EmergingPlaceOut

LAST = date(2026, 10, 31)


def place(
    name: str = "Around Lock Street", *, stands_out: bool = True, cell: str = "200/1/1"
) -> EmergingPlaceOut:
    return EmergingPlaceOut(
        rank=1,
        harm_type="weapon",
        kind_label="Weapons",
        stands_out=stands_out,
        name=name,
        first_day=date(2026, 10, 3),
        last_day=LAST,
        days=29,
        observed=Count(n=14),
        expected=4.23,
        year_before=NO_DATA,
        p_value=0.001,
        once_in_nights=90,
        once="about once in 3 months of nightly looks, or more seldom",
        earlier=words.earlier_words(0, 12),
        radius_m=200,
        centre=(0.0, 52.0),
        outline={},
        cells=[cell],
        strengths=[],
        strengths_reading="",
    )


@pytest.mark.parametrize(
    ("nights", "said"),
    [
        (1.0, "on most nights"),
        (9.2, "about once in 9 nightly looks"),
        (91.0, "about once in 3 months of nightly looks"),
        (1000.0, "about once in 2 years of nightly looks"),
    ],
)
def test_how_often_chance_brings_one_is_told_in_nights_months_or_years(
    nights: float, said: str
) -> None:
    assert words.once_words(nights, at_least=False) == said


def test_what_no_shuffle_reached_may_be_rarer_still() -> None:
    assert words.once_words(1000, at_least=True) == (
        "about once in 2 years of nightly looks, or more seldom"
    )


@pytest.mark.parametrize(
    ("earlier", "of", "said"),
    [
        (None, None, ""),
        (0, 12, "nothing as unusual at 12 earlier dates"),
        (2, 12, "as unusual at 2 of 12 earlier dates"),
        (0, 1, "nothing as unusual at the one earlier date"),
        (1, 1, "as unusual at the one earlier date"),
    ],
)
def test_how_unusual_it_is_for_this_partnership_is_told_in_earlier_dates(
    earlier: int | None, of: int | None, said: str
) -> None:
    assert words.earlier_words(earlier, of) == said


def test_nothing_that_stands_out_is_an_ordinary_answer() -> None:
    said = words.reading([place(stands_out=False)], last_day=LAST, weeks=8)
    assert said.startswith("**Nothing stands out lately.**")
    assert "31 October 2026" in said
    assert "A small or slow rise may be there and not show" in said


def test_the_most_unusual_place_is_told_with_what_was_expected_and_the_doubt() -> None:
    other = place("Around Mill Lane", cell="200/9/9")
    said = words.reading([place(), other], last_day=LAST, weeks=8)
    assert "Two places stand out lately: around Lock Street and around Mill Lane." in said
    assert "14 recorded incidents since 3 October 2026 where its own year and" in said
    assert "the rest of the partnership suggest about 4.2." in said
    assert "a place as unusual would be shown about once in 3 months of nightly looks" in said
    assert "The same search found nothing as unusual at 12 earlier dates." in said


def test_one_place_found_for_several_kinds_is_named_once() -> None:
    said = words.reading([place(), place()], last_day=LAST, weeks=8)
    assert said.startswith("**One place stands out lately: around Lock Street.**")


def test_a_small_expectation_is_not_shown_as_a_count() -> None:
    assert words.expected_words(0.3) == "fewer than 1"


def test_old_records_are_told_to_be_old() -> None:
    assert "26 days before the look" in words.age_words(LAST, date(2026, 11, 26))
    assert "days before" not in words.age_words(LAST, date(2026, 11, 1))


def test_a_place_without_streets_is_named_by_its_position() -> None:
    assert words.place_name([], (534500.4, 185500.0)) == "Around easting 534500, northing 185500"


NEVER = ("hotspot", "worked", "led to", "reduced", "risk score", "crime")


def test_no_sentence_claims_what_it_cannot_know() -> None:
    said = [
        words.reading([place()], last_day=LAST, weeks=8),
        words.reading([], last_day=LAST, weeks=8),
        words.NONE_YET,
        *words.CARE,
    ]
    assert not [word for word in NEVER if any(word in one.lower() for one in said)]
