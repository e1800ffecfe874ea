import csv
from pathlib import Path

import numpy as np
import pytest

from geo.precision.codes import PLACE, PLACE_CODES, TIME_CODES, at_least, known_codes

LISTS = Path(__file__).resolve().parents[3] / "data" / "codes"


@pytest.mark.parametrize(
    ("name", "codes"), [("time_precision", TIME_CODES), ("location_precision", PLACE_CODES)]
)
def test_codes_are_those_of_the_lists_in_their_order(name: str, codes: tuple[str, ...]) -> None:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(row["code"] for row in csv.DictReader(file)) == codes


def test_finer_codes_meet_a_need_and_coarser_do_not() -> None:
    codes = np.array(["exact", "street_segment", "snapped_map_point", "withheld"])
    assert at_least(codes, "street_segment", PLACE).tolist() == [True, True, False, False]


def test_an_unknown_code_is_refused_with_its_row_and_the_known() -> None:
    with pytest.raises(ValueError, match=r"^time: row 1 is hour, not one of minute, part_of_day"):
        known_codes(["day", "hour"], TIME_CODES, "time")


def test_a_missing_code_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^time: row 0 is None"):
        known_codes(np.array([None, "day"]), TIME_CODES, "time")


def test_a_table_of_codes_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^place: expected a code for each record"):
        known_codes([["exact"]], PLACE_CODES, "place")
