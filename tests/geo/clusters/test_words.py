import pytest

from geo.clusters.words import cells_that, too_few, what_chance_could_do


def test_one_cell_stands_and_others_stand() -> None:
    assert cells_that(1, 1_200, "stand") == "1 of 1,200 cells stands"
    assert cells_that(0, 49, "stand") == "0 of 49 cells stand"


@pytest.mark.parametrize(("cells", "incidents"), [(29, 500), (500, 29)])
def test_too_few_of_either_is_said_with_both_numbers(cells: int, incidents: int) -> None:
    said = too_few(cells, incidents)
    assert said is not None
    assert said.startswith(f"Too few to tell: {incidents} incidents in {cells} cells")


def test_thirty_of_both_are_enough() -> None:
    assert too_few(30, 30) is None


def test_chance_is_said_as_a_number_in_a_hundred_or_of_all() -> None:
    assert what_chance_could_do(0.1, "fdr", 49).startswith("The limit of 10 in 100 allows")
    assert "up to about 31 of 624 would" in what_chance_could_do(0.05, "none", 624)
