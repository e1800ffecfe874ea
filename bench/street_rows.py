"""Street files of police.uk that never were: as many rows as wanted, shaped like the real ones.

A force of one conurbation: 8,000 map points around a few centres, some of them far busier than
others, months of 12,000 rows each in the order of their small areas, one row in eight without an
ID, one in eighty without a place, one in eighty an ID that was listed before. How often a hexagon,
month and category repeat is that of a real month of Merseyside (70 % of rows are the only one in
their 100 m hexagon's month and category, 32 % at 800 m); a bench with evenly strewn points would
flatter nobody and describe no place.
"""

import csv
import hashlib
from pathlib import Path

import numpy as np

from data.readers.police_uk import COLUMNS
from data.readers.projection import to_lonlat

MAP_POINTS, CENTRES = 8_000, 12
WEST_M, SOUTH_M, SIDE_M = 520_000, 170_000, 30_000
ROWS_A_MONTH = 12_000
SPREAD_M, BUSY = 1_200, 1.2
ANTI_SOCIAL = "Anti-social behaviour"
SHARES = {
    "Violence and sexual offences": 0.44,
    "Public order": 0.105,
    "Drugs": 0.095,
    "Criminal damage and arson": 0.087,
    "Shoplifting": 0.078,
    "Other theft": 0.06,
    "Vehicle crime": 0.05,
    "Burglary": 0.036,
    "Other crime": 0.031,
    "Possession of weapons": 0.011,
    "Robbery": 0.007,
}
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
    centre = rng.integers(0, CENTRES, MAP_POINTS)
    easting, northing = (
        rng.uniform(low, low + SIDE_M, CENTRES)[centre] + rng.normal(0, SPREAD_M, MAP_POINTS)
        for low in (WEST_M, SOUTH_M)
    )
    busy = rng.lognormal(0, BUSY, MAP_POINTS)
    lon, lat = to_lonlat(easting, northing)
    area_of = (easting - WEST_M) // (SIDE_M / 38) * 38 + (northing - SOUTH_M) // (SIDE_M / 38)
    labels, shares = list(SHARES), np.array(list(SHARES.values()))
    ids: list[str] = []
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(COLUMNS)
        for n, month in _months(rows):
            at = rng.choice(MAP_POINTS, n, p=busy / busy.sum())
            at = at[np.argsort(area_of[at], kind="stable")]
            chance = rng.random((n, 3))
            kind = rng.choice(len(labels), n, p=shares / shares.sum())
            for row in range(n):
                point, nowhere = at[row], chance[row, 0] < 1 / 80
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
