"""Street files of police.uk that never were: as many rows as wanted, shaped like the real ones.

A force of one conurbation: 8,000 map points in 1,500 small areas, months of some ten thousand rows
each in the order of their areas, one row in eight without an ID, one in fifteen without a place,
one in eighty an ID that was listed before.
"""

import csv
import hashlib
from pathlib import Path

import numpy as np

from data.readers.police_uk import COLUMNS
from data.readers.police_uk_categories import load_categories
from data.readers.projection import to_lonlat

MAP_POINTS, AREAS = 8_000, 1_500
WEST_M, SOUTH_M, SIDE_M = 520_000, 170_000, 30_000
ROWS_A_MONTH = 12_000
ANTI_SOCIAL = "Anti-social behaviour"
OUTCOMES = (
    "Investigation complete; no suspect identified",
    "Unable to prosecute suspect",
    "Under investigation",
    "Awaiting court outcome",
    "Status update unavailable",
)
FORCE = "Invented Metropolitan Police"


def write_street_file(path: Path, rows: int, *, seed: int = 20261123) -> int:
    """Write so many rows and return the size of the file in bytes."""
    rng = np.random.default_rng(seed)
    easting, northing = (rng.uniform(low, low + SIDE_M, MAP_POINTS) for low in (WEST_M, SOUTH_M))
    lon, lat = to_lonlat(easting, northing)
    area_of = (easting - WEST_M) // (SIDE_M / 38) * 38 + (northing - SOUTH_M) // (SIDE_M / 38)
    labels = [c.label for c in load_categories().values() if c.code != "public-disorder-weapons"]
    ids: list[str] = []
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(COLUMNS)
        for n, month in _months(rows):
            at = rng.integers(0, MAP_POINTS, n)
            at = at[np.argsort(area_of[at], kind="stable")]
            chance = rng.random((n, 3))
            kind = rng.integers(0, len(labels), n)
            for row in range(n):
                point, nowhere = at[row], chance[row, 0] < 1 / 15
                anonymous = chance[row, 1] < 1 / 8
                crime_id = "" if anonymous else _crime_id(ids, chance[row, 2])
                area = f"E01{int(area_of[point]) % 1_000_000:06d}"
                out.writerow(
                    (
                        crime_id,
                        month,
                        FORCE,
                        FORCE,
                        "" if nowhere else f"{lon[point]:.6f}",
                        "" if nowhere else f"{lat[point]:.6f}",
                        "No Location" if nowhere else f"On or near Street {point}",
                        "" if nowhere else area,
                        "" if nowhere else f"Invented {area[-4:]}",
                        ANTI_SOCIAL if anonymous else labels[kind[row]],
                        "" if anonymous else OUTCOMES[kind[row] % len(OUTCOMES)],
                        "",
                    )
                )
    return path.stat().st_size


def _months(rows: int) -> list[tuple[int, str]]:
    whole, rest = divmod(rows, ROWS_A_MONTH)
    sizes = [ROWS_A_MONTH] * whole + ([rest] if rest else [])
    return [(n, f"{2011 + at // 12 % 15}-{at % 12 + 1:02d}") for at, n in enumerate(sizes)]


def _crime_id(ids: list[str], chance: float) -> str:
    if ids and chance < 1 / 80:
        return ids[int(chance * 80 * len(ids))]
    ids.append(hashlib.sha256(str(len(ids)).encode()).hexdigest())
    return ids[-1]
