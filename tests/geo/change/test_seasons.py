import numpy as np
import pytest

from geo.change import FarringtonOptions
from geo.change.seasons import check_options, seasons


def test_the_same_time_of_three_years_by_drawing() -> None:
    # Years of 8 periods, one period on either side; period 25 is judged, the last 2 left out.
    options = FarringtonOptions(
        period=8, years=3, half_window=1, season_blocks=1, recent_left_out=2
    )
    drawn = "".join(".x"[s] for s in seasons(25, options))
    assert drawn == "xxx.....xxx.....xxx......."


def test_the_rest_of_the_year_is_shared_from_the_end_of_the_window_on() -> None:
    options = FarringtonOptions(
        period=8, years=2, half_window=1, season_blocks=3, recent_left_out=3
    )
    # Five periods between windows: three of the first block, two of the second.
    assert "".join(map(str, seasons(17, options))) == "333111223331110000"[:18]


def test_a_year_of_weeks_in_ten_seasons_leaves_no_week_out() -> None:
    options = FarringtonOptions(years=4)
    found = seasons(300, options)
    (looked_at,) = np.nonzero(found)
    assert (looked_at[0], looked_at[-1]) == (300 - 4 * 52 - 3, 300 - 27)
    assert np.all(np.diff(looked_at) == 1)
    lengths = np.bincount(found[looked_at[0] : looked_at[0] + 52])
    assert lengths.tolist() == [0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 7]


def test_the_original_looks_at_the_same_time_of_year_only() -> None:
    options = FarringtonOptions.original(years=4)
    assert np.count_nonzero(seasons(300, options)) == 4 * 7


@pytest.mark.parametrize(
    ("word", "options"),
    [
        ("years is 0", {"years": 0}),
        ("period is 1", {"period": 1}),
        ("half_window is -1", {"half_window": -1}),
        ("seasons do not fit", {"period": 12, "season_blocks": 10}),
        ("trim_above is 0", {"trim_above": 0}),
        ("are chances", {"alpha": 1.0}),
        ("threshold 'exact'", {"threshold": "exact"}),
    ],
)
def test_options_that_make_no_sense_are_refused(word: str, options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^options: .*{word}"):
        check_options(FarringtonOptions(**options))  # pyright: ignore[reportArgumentType]
