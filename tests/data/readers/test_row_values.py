from datetime import date

import pytest

from data.readers.row_values import FaultyValue, RowValues


def row(value: str, field: str = "f") -> RowValues:
    return RowValues({field: value})


@pytest.mark.parametrize("text", ["2026-04-30", "30/04/2026", "30 April 2026", "30 Apr 2026"])
def test_date_is_read_as_britain_writes_it(text: str) -> None:
    assert row(text).day("f") == date(2026, 4, 30)


@pytest.mark.parametrize("text", ["04/30/2026", "soon", "2026-02-30"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(FaultyValue, match="date"):
        row(text).day("f")


@pytest.mark.parametrize(("text", "flag"), [("Yes", True), ("n", False), ("0", False), ("", None)])
def test_yes_and_no_are_read(text: str, flag: bool | None) -> None:
    assert row(text).flag("f") is flag


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(FaultyValue, match="yes or no"):
        row("perhaps").flag("f")


def test_zero_is_a_number_and_blank_is_none() -> None:
    assert (row("0").whole("f", at_most=10), row("").whole("f", at_most=10)) == (0, None)


@pytest.mark.parametrize("text", ["-1", "11", "x", "1.5", "1e3"])
def test_whole_number_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(FaultyValue, match="0 to 10"):
        row(text).whole("f", at_most=10)


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "0x10", "1_0", "٣"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(FaultyValue, match="not a number"):
        row(text).number("f")


def test_small_number_may_be_written_with_an_exponent() -> None:
    assert row("-9.13E-05").number("f") == pytest.approx(-0.0000913)


def test_code_may_be_written_as_its_label() -> None:
    assert row("Taxi rank").code("f", {"taxi_rank": "Taxi rank"}) == "taxi_rank"


def test_unknown_code_is_refused_with_the_words_of_the_known_ones() -> None:
    with pytest.raises(FaultyValue, match="Shop, School"):
        row("palace").code("f", {"shop": "Shop", "school": "School"})


def test_a_code_of_a_long_list_is_refused_with_the_nearest_ones() -> None:
    many = {f"code_{n}": f"Something {n}" for n in range(20)} | {"hedge": "Hedge cut"}
    with pytest.raises(FaultyValue, match="The nearest are: Hedge cut"):
        row("Hedge cutt").code("f", many)
    with pytest.raises(FaultyValue, match="Write the words that people choose from"):
        row("xyz").code("f", many)


def test_ages_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(FaultyValue, match="below the youngest"):
        RowValues({"min_age": "16", "max_age": "11"}).ages()


@pytest.mark.parametrize(("text", "uprn"), [("202046410", "202046410"), ("007", "7"), ("", None)])
def test_uprn_is_digits_without_leading_zeros(text: str, uprn: str | None) -> None:
    assert row(text, "uprn").uprn() == uprn


def test_uprn_that_a_spreadsheet_rounded_is_left_out() -> None:
    assert row("2.00E+11", "uprn").uprn() is None
