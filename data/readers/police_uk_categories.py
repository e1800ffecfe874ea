"""The categories that police.uk publishes, and what each counts as here."""

import csv
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "codes" / "police_uk_category.csv"


@dataclass(frozen=True, slots=True)
class Category:
    """One category of the source: its slug and label there, its harm type here."""

    code: str
    label: str
    harm_type: str
    enforcement_driven: bool


def load_categories(path: Path = LIST) -> dict[str, Category]:
    """Return the categories by each label they were published under, in lower case."""
    by_label: dict[str, Category] = {}
    with path.open(newline="", encoding="utf-8") as source:
        for row in csv.DictReader(source):
            category = Category(
                code=row["code"],
                label=row["label"],
                harm_type=row["harm_type"],
                enforcement_driven=row["enforcement_driven"] == "true",
            )
            for label in (row["label"], *filter(None, row["also"].split("|"))):
                by_label[label.casefold()] = category
    return by_label
