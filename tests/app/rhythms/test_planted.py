"""The hours of the invented borough, held against those that were planted there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from app.incidents.filters import IncidentFilter
from app.incidents.records import Records, read_records
from app.rhythms.week_counts import week_counts
from data.demo.truth import FILE
from geo.precision import needs_of
from tests.borough import Borough

pytestmark = [pytest.mark.db, pytest.mark.slow]
TRUTH: dict[str, Any] = json.loads(Path(FILE).read_text(encoding="utf-8"))
SCHOOL_DAYS, WEEKEND, NIGHTS = slice(0, 5), slice(4, 7), slice(4, 6)


@pytest.fixture(scope="module")
def records(borough: Borough) -> Iterator[Records]:
    database = borough.deployment.service()
    with database.partnership("demo", "exact") as session:
        yield read_records(session, "exact").chosen(IncidentFilter())
    database.close()


def share_within(records: Records, name: str, days: slice, hours: slice) -> tuple[float, float]:
    """A planted place's share of incidents in these hours, and their share of the week."""
    row = next(one for one in TRUTH["hotspots"] if one["name"] == name)
    inside = shapely.intersects_xy(shapely.Polygon(row["outline"]), np.nan_to_num(records.xy))
    weights = week_counts(
        records.only(inside), needs_of("geo.temporal.aoristic"), by_name=False
    ).weights
    chosen = weights[days, hours]
    return float(chosen.sum() / weights.sum()), chosen.size / weights.size


@pytest.mark.parametrize(
    ("name", "days", "hours"),
    [
        ("Lock Street towpath", SCHOOL_DAYS, slice(15, 18)),
        ("Larkfield School gate", SCHOOL_DAYS, slice(15, 17)),
        ("Calderwick station forecourt", WEEKEND, slice(18, 23)),
        ("Upper High Street", NIGHTS, slice(21, 24)),
        ("Weir Road shops", slice(0, 7), slice(18, 23)),
    ],
)
def test_planted_hours_hold_several_times_their_part_of_the_week(
    records: Records, name: str, days: slice, hours: slice
) -> None:
    held, part = share_within(records, name, days, hours)
    assert held > 2 * part


def test_everything_that_was_shared_out_is_still_there(records: Records) -> None:
    found = week_counts(records, needs_of("geo.temporal.aoristic"), by_name=False)
    assert found.weights.sum() == pytest.approx(found.used)
    assert found.used + sum(found.left_out.values()) == len(records)
