from datetime import date

import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.incidents import cube
from geo.grids import hexagon_centres, hexagon_index, hexagon_outlines, hexagon_side_m
from tests import factories

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def counted(session: Session, width_m: int = 100) -> dict[tuple[int, int], int]:
    rows = session.execute(
        text("SELECT i, j, sum(n) FROM incident_cell WHERE width_m = :width GROUP BY i, j"),
        {"width": width_m},
    )
    return {(row[0], row[1]): int(row[2]) for row in rows}


@pytest.mark.parametrize("width_m", cube.CELL_WIDTHS_M)
def test_incidents_are_counted_into_the_cells_of_our_lattice(
    session: Session, width_m: int
) -> None:
    points = np.random.default_rng(7).uniform((534000, 185000), (535000, 186000), (120, 2)).round(2)
    for x, y in points:
        factories.add_incident(session, at=(float(x), float(y)))
    cube.refresh(session)
    i, j = hexagon_index(points, hexagon_side_m(width_m))
    cells, n = np.unique(np.column_stack([i, j]), axis=0, return_counts=True)
    expected = {(int(c[0]), int(c[1])): int(k) for c, k in zip(cells, n, strict=True)}
    assert counted(session, width_m) == expected


def test_cells_of_the_ground_are_those_of_our_lattice(session: Session) -> None:
    factories.add_outline(session)
    cube.refresh(session)
    rows = session.execute(
        text(
            "SELECT i, j, st_x(centre), st_y(centre), st_x(corner.geom), st_y(corner.geom)"
            " FROM hex_cell, LATERAL st_transform(geom_3857, 27700) AS back,"
            " LATERAL st_dumppoints(back) AS corner"
            " WHERE width_m = 200 AND corner.path = ARRAY[1, 1]"
        )
    ).all()
    i, j, x, y, west_x, west_y = (
        np.array(column, dtype=float) for column in zip(*rows, strict=True)
    )
    side_m = hexagon_side_m(200)
    np.testing.assert_allclose(hexagon_centres(i, j, side_m), np.column_stack([x, y]), atol=1e-6)
    western = hexagon_outlines(i, j, side_m)[:, 0]
    # To web map metres and back costs a little.
    np.testing.assert_allclose(western, np.column_stack([west_x, west_y]), atol=0.01)


def test_ground_is_covered_wholly_and_not_beyond(session: Session) -> None:
    factories.add_outline(session)
    cube.refresh(session)
    row = session.execute(
        text(
            "WITH ground AS (SELECT st_transform(st_union(geom), 3857) AS geom FROM boundary),"
            " cover AS (SELECT st_union(geom_3857) AS geom FROM hex_cell WHERE width_m = 100)"
            " SELECT st_area(st_difference(ground.geom, cover.geom)),"
            " (SELECT count(*) FROM hex_cell WHERE NOT st_intersects(geom_3857, ground.geom))"
            " FROM ground, cover"
        )
    ).one()
    assert row[0] == pytest.approx(0, abs=1e-3)
    assert row[1] == 0


def test_only_the_months_that_changed_are_counted_anew(session: Session) -> None:
    factories.add_outline(session)
    factories.add_incident(session, month=MARCH)
    cube.refresh(session)
    factories.add_incident(session, month=MARCH)
    factories.add_incident(session, month=APRIL)
    cube.refresh(session, [APRIL])
    rows = session.execute(
        text("SELECT month, sum(n)::int FROM incident_cell WHERE width_m = 400 GROUP BY month")
    )
    assert dict(tuple(row) for row in rows) == {MARCH: 1, APRIL: 1}


def test_incidents_without_a_place_are_counted_but_in_no_hexagon(session: Session) -> None:
    factories.add_incident(session, at=None)
    cube.refresh(session)
    rows = session.execute(text("SELECT width_m, n FROM incident_cell")).all()
    assert [tuple(row) for row in rows] == [(cube.UNPLACED_WIDTH_M, 1)]


def test_counting_twice_changes_nothing(session: Session) -> None:
    factories.add_incident(session)
    cube.refresh(session)
    once = counted(session)
    cube.refresh(session)
    assert counted(session) == once


def test_records_that_follow_enforcement_are_counted_apart(session: Session) -> None:
    factories.add_incident(session, harm_type="weapon")
    factories.add_incident(session, harm_type="weapon", enforcement_driven=True)
    cube.refresh(session)
    rows = session.execute(
        text("SELECT enforcement_driven, n FROM incident_cell WHERE width_m = 100 ORDER BY 1")
    ).all()
    assert [tuple(row) for row in rows] == [(False, 1), (True, 1)]
