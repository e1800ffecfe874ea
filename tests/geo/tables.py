"""The comma-separated files that lie beside a reference result."""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(path: Path) -> dict[str, NDArray[np.float64]]:
    """All columns as numbers; an empty field is NaN."""
    table = rows(path)
    return {name: np.array([float(row[name] or "nan") for row in table]) for name in table[0]}
