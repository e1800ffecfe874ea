"""The lattice exists twice, in PostGIS and in Python: both must give the same cells."""

import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from geo.grids import hexagon_index, hexagon_outlines, square_index

EAST, NORTH = 534_000.0, 186_000.0

CELL_OF_POINT = """
SELECT p.n, cell.i, cell.j
  FROM unnest(CAST(:x AS float8[]), CAST(:y AS float8[])) WITH ORDINALITY AS p(x, y, n)
  JOIN ST_{grid}(:size, ST_MakeEnvelope(534000, 186000, 536000, 187500, 27700)) AS cell
    ON ST_Intersects(cell.geom, ST_SetSRID(ST_MakePoint(p.x, p.y), 27700))
 ORDER BY p.n
"""


@pytest.fixture
def points() -> np.ndarray:
    return np.random.default_rng(2).uniform((EAST, NORTH), (EAST + 2_000, NORTH + 1_500), (500, 2))


def cells_of(session: Session, grid: str, points: np.ndarray, size_m: float) -> np.ndarray:
    statement = text(CELL_OF_POINT.format(grid=grid))
    values = {"x": points[:, 0].tolist(), "y": points[:, 1].tolist(), "size": size_m}
    return np.array([(row.i, row.j) for row in session.execute(statement, values)])


@pytest.mark.db
@pytest.mark.parametrize("size_m", [57.73502691896258, 115.47005383792516, 33.3])
def test_hexagons_of_points_equal_those_of_postgis(
    session: Session, points: np.ndarray, size_m: float
) -> None:
    mine = np.column_stack(hexagon_index(points, size_m))
    assert np.array_equal(mine, cells_of(session, "HexagonGrid", points, size_m))


@pytest.mark.db
def test_squares_of_points_equal_those_of_postgis(session: Session, points: np.ndarray) -> None:
    mine = np.column_stack(square_index(points, 100.0))
    assert np.array_equal(mine, cells_of(session, "SquareGrid", points, 100.0))


@pytest.mark.db
@pytest.mark.parametrize(("i", "j"), [(0, 0), (-3, 7), (6_169, 1_075)])
def test_outlines_equal_those_of_postgis(session: Session, i: int, j: int) -> None:
    found = session.execute(
        text("SELECT ST_AsGeoJSON(ST_Hexagon(100, :i, :j), 9)::json"), {"i": i, "j": j}
    ).scalar_one()
    np.testing.assert_allclose(
        hexagon_outlines([i], [j], 100)[0], found["coordinates"][0], atol=1e-6
    )
