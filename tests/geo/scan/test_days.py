import numpy as np
import pytest

from geo.scan.days import as_given, last_of, whole_days


def test_dates_become_days_and_come_back() -> None:
    days, dates = whole_days(np.array(["2026-03-01", "2026-03-03"], dtype="datetime64[D]"))
    assert int(days[1] - days[0]) == 2
    assert as_given(int(days[1]), dates=dates) == np.datetime64("2026-03-03")


def test_a_time_of_day_is_cut_off() -> None:
    days, _ = whole_days(np.array(["2026-03-01T23:59", "2026-03-02T00:01"], dtype="datetime64[m]"))
    assert int(days[1] - days[0]) == 1


def test_numbers_stay_numbers() -> None:
    days, dates = whole_days([3, 7.0])
    assert (days.tolist(), dates, as_given(7, dates=dates)) == ([3, 7], False, 7)


def test_months_are_refused_for_they_have_no_day() -> None:
    with pytest.raises(ValueError, match=r"^days: months or weeks have no day"):
        whole_days(np.array(["2026-03"], dtype="datetime64[M]"))


def test_a_missing_date_is_refused_with_its_row() -> None:
    with pytest.raises(ValueError, match=r"^days: row 1 has no day"):
        whole_days(np.array(["2026-03-01", "NaT"], dtype="datetime64[D]"))


@pytest.mark.parametrize("bad", [1.5, float("nan"), float("inf"), 1e300])
def test_what_is_no_whole_day_is_refused_with_its_row(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^days: row 1 is .*not a whole day"):
        whole_days([1.0, bad])


@pytest.mark.parametrize("bad", [["monday"], [[1, 2]]])
def test_what_is_no_list_of_days_is_refused(bad: list[object]) -> None:
    with pytest.raises(ValueError, match=r"^days: expected"):
        whole_days(np.array(bad))


def test_windows_last_until_the_last_incident_unless_told_otherwise() -> None:
    assert last_of(np.array([3, 9, 4]), None, dates=False) == 9
    assert last_of(np.array([3, 9, 4]), 12, dates=False) == 12


def test_a_last_day_before_an_incident_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^last_day: 8 is before"):
        last_of(np.array([3, 9]), 8, dates=False)


def test_a_last_day_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^last_day: .* form of days"):
        last_of(np.array([3, 9]), np.datetime64("2026-03-03"), dates=False)
