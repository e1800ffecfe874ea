import pytest

from app.problems import InvalidInput
from app.rhythms.repeats_question import Bands, read_bands


def test_a_pair_of_seven_days_is_in_the_band_up_to_seven_and_one_of_100_m_in_the_next() -> None:
    bands = Bands((100, 200), (7, 14))
    assert bands.space_breaks_m == [0, 100, 200]
    assert bands.time_breaks_days == [0, 8, 15]


def test_bands_are_told_in_words() -> None:
    bands = Bands((100, 200), (1, 2, 14))
    assert [one.label for one in bands.space] == ["Under 100 m", "100 to 200 m"]
    assert [one.label for one in bands.time] == ["Up to 1 day", "2 days", "3 to 14 days"]


def test_the_usual_bands_are_those_of_the_method() -> None:
    assert read_bands() == Bands((100, 200, 400), (7, 14, 28))


@pytest.mark.parametrize(
    ("distances", "days", "at"),
    [
        ("", "7", "query.distances"),
        ("50,100", "7", "query.distances"),
        ("100,100", "7", "query.distances"),
        ("200,100", "7", "query.distances"),
        ("100,2000", "7", "query.distances"),
        ("100,200,300,400,500,600", "7", "query.distances"),
        ("100.5", "7", "query.distances"),
        ("-100", "7", "query.distances"),
        ("nan", "7", "query.distances"),
        ("١٠٠", "7", "query.distances"),
        ("1" * 5000, "7", "query.distances"),
        ("100", "0", "query.days"),
        ("100", "7,365", "query.days"),
        ("100", "7;DROP TABLE incident", "query.days"),
    ],
)
def test_bands_that_are_none_are_refused_at_their_place(distances: str, days: str, at: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_bands(distances, days)
    assert [fault.at for fault in refused.value.faults] == [at]
