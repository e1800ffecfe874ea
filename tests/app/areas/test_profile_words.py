from datetime import date

import pytest

from app.areas.profile_words import (
    counted_words,
    difference_words,
    hours_words,
    incidents_sentence,
    joined,
    strengths_sentence,
)
from app.disclosure.figures import NO_DATA, SUPPRESSED, ZERO, Count, Figure
from app.params import Months

YEAR = Months(date(2025, 11, 1), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("total", "before", "words"),
    [
        pytest.param(
            Count(n=128),
            Count(n=150),
            "22 fewer than the year before. The difference could be chance.",
            id="a fall that chance explains",
        ),
        pytest.param(
            Count(n=40),
            Count(n=90),
            "50 fewer than the year before."
            " A difference this large would seldom come from chance alone. It may have changed"
            " alike elsewhere.",
            id="a fall that chance seldom brings",
        ),
        pytest.param(SUPPRESSED, Count(n=9), "Too few to tell.", id="a hidden count"),
        pytest.param(ZERO, ZERO, "None in the year before either.", id="none at all"),
        pytest.param(Count(n=9), Count(n=9), "The same number as the year before.", id="equal"),
        pytest.param(Count(n=9), NO_DATA, "There are no data for the year before.", id="no data"),
    ],
)
def test_difference_is_said_with_its_doubt(total: Figure, before: Figure, words: str):
    assert difference_words(total, before, months=12, uneven=[]) == words


def test_difference_never_speaks_of_a_cause():
    words = difference_words(Count(n=40), Count(n=90), months=12, uneven=[])
    assert not any(word in words for word in ("because", "worked", "due to", "led to"))


def test_uneven_sources_forbid_a_comparison():
    words = difference_words(Count(n=9), Count(n=20), months=12, uneven=["Youth service"])
    assert words == "Not compared with the year before: Youth service did not record through both."


@pytest.mark.parametrize(
    ("total", "words"),
    [
        pytest.param(SUPPRESSED, "too few to show how many", id="hidden"),
        pytest.param(ZERO, "No incidents were recorded in the 12 months to October 2026.", id="0"),
        pytest.param(NO_DATA, "There are no data on incidents", id="no data"),
    ],
)
def test_hidden_zero_and_missing_totals_have_their_own_words(total: Figure, words: str):
    assert words in incidents_sentence(total, NO_DATA, "", YEAR)


def test_strengths_are_counted_in_words():
    assert strengths_sentence(4, 4, 28, 22) == (
        "Four youth provisions and four guardianship sites serve this place."
        " Added together, youth provision is open 28 hours a week, 6 more than a year ago."
    )


def test_hours_of_one_provision_are_not_said_to_be_a_sum():
    assert "Youth provision is open 4 hours a week." in strengths_sentence(1, 0, 4, None)


def test_what_is_missing_is_said():
    assert strengths_sentence(0, 1, 0, None) == (
        "One guardianship site serves this place. No youth provision is recorded in or near it."
    )


def test_unrecorded_hours_are_not_said_to_be_none():
    assert strengths_sentence(2, 0, 0, 0).endswith("No opening hours are recorded.")


def test_words_follow_their_number():
    assert [counted_words(n, "site") for n in (1, 2, 12)] == ["one site", "two sites", "12 sites"]
    assert [hours_words(n) for n in (1, 4.5, 28.0)] == ["1 hour", "4.5 hours", "28 hours"]
    assert joined(["a", "b", "c"]) == "a, b and c"
