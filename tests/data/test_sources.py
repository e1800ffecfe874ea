import csv
from pathlib import Path

from data.readers.police_uk_categories import load_categories
from data.sources import known_sources

CODES = Path(__file__).resolve().parents[2] / "data" / "codes"


def test_every_source_says_what_it_is_not_for() -> None:
    sources = known_sources()
    assert len(sources) >= 7
    assert all(source.not_for and source.attribution for source in sources.values())


def test_every_police_category_counts_as_a_known_harm_type() -> None:
    with (CODES / "harm_type.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    assert {category.harm_type for category in load_categories().values()} <= known
