import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.temporal import circular

hours = st.lists(st.integers(0, 23), min_size=2, max_size=60)


def test_an_hour_either_side_of_midnight_means_midnight() -> None:
    assert circular([23, 1]).mean_hour == 0


def test_midnight_written_as_24_is_midnight() -> None:
    assert circular([24, 24, 24]).mean_hour == 0


@given(hours, st.integers(1, 23))
def test_turning_the_clock_turns_the_mean_and_nothing_else(given: list[int], turn: int) -> None:
    before, after = circular(given), circular([(hour + turn) % 24 for hour in given])
    assert after.resultant_length == pytest.approx(before.resultant_length, abs=1e-12)
    assert after.kuiper == pytest.approx(before.kuiper)
    assert after.watson_u2 == pytest.approx(before.watson_u2)
    assume(before.mean_hour is not None and (before.resultant_length or 0) > 1e-6)
    assert before.mean_hour is not None
    assert after.mean_hour is not None
    turned = (after.mean_hour - before.mean_hour - turn + 12) % 24 - 12
    assert turned == pytest.approx(0, abs=1e-6)


def test_rayleigh_p_is_the_share_of_even_days_with_as_long_a_mean() -> None:
    rng = np.random.default_rng(5)
    lengths = np.abs(np.exp(2j * np.pi * rng.random((20_000, 20))).mean(axis=1))
    at_least = np.mean(lengths >= 0.38)
    # Half as far before noon as the others are after it: the mean length is the cosine.
    angle = math.acos(0.38)
    sample = [12 + s * angle * 12 / math.pi for s in (-1, 1)] * 10
    found = circular(sample)
    assert found.resultant_length == pytest.approx(0.38)
    assert found.rayleigh_p == pytest.approx(at_least, abs=0.006)
    assert found.rayleigh_p_zar == pytest.approx(at_least, abs=0.006)


def test_two_opposite_peaks_have_no_usual_hour_but_are_seen() -> None:
    found = circular([3] * 10 + [15] * 10)
    assert (found.mean_hour, found.clock, found.usable) == (None, None, False)
    assert found.two_peak_length == pytest.approx(1)
    assert "two times half a turn of the clock apart" in found.reading


def test_kappa_gives_back_the_length_it_was_made_from() -> None:
    # Mean length of the von Mises distribution of concentration 2, Mardia & Jupp, appendix 2.2.
    length = 0.69777
    angle = math.acos(length) * 12 / math.pi
    assert circular([12 - angle, 12 + angle]).kappa == pytest.approx(2, abs=0.02)


def test_a_clear_hour_is_read_with_its_doubt() -> None:
    found = circular([18.5, 19, 19.25, 20, 20.5, 21, 18, 19.5, 19, 20])
    assert found.usable
    assert found.reading == (
        "10 incidents with a known hour. They gather closely round 19:28; chance alone would seldom"
        " do that. There may be other busy times: show all hours beside it."
    )


@pytest.mark.parametrize("few", [[7.5], [20, 20, 20]])
def test_a_few_incidents_have_no_usual_hour_to_show(few: list[float]) -> None:
    found = circular(few)
    assert not found.usable
    assert found.reading.endswith("Too few to tell of a usual hour.")


def test_an_even_day_shows_no_hour() -> None:
    found = circular(range(24))
    assert (found.mean_hour, found.usable) == (None, False)
    assert found.reading.endswith("No hour stands out beyond what chance could do.")


def test_no_incidents_have_no_figures() -> None:
    found = circular([])
    assert (found.mean_hour, found.rayleigh_p, found.used) == (None, None, 0)
    assert not found.usable


def test_one_incident_is_never_unlikely() -> None:
    assert circular([7.5]).rayleigh_p == 1


def test_times_on_the_full_or_half_hour_are_a_share() -> None:
    assert circular([1, 2.5, 3.25, 4.9]).heaped_share == 0.5


def test_hours_of_the_week_turn_in_168() -> None:
    assert circular([167, 1], period=168).mean_hour == 0


@pytest.mark.parametrize("bad", [-1, 24.5, math.nan, math.inf])
def test_what_is_no_hour_is_refused_with_its_row(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^hours: row 1 is .*give hours from 0 to 24"):
        circular([3, bad])


def test_a_table_of_hours_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^hours: expected hours of shape"):
        circular([[1, 2], [3, 4]])


@pytest.mark.parametrize(("name", "value"), [("period", 0), ("alpha", 1)])
def test_a_choice_out_of_range_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        circular([1], **{name: value})
