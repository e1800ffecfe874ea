"""The hexagons of a provision gap, and where and when most of it is."""

from collections.abc import Sequence

import numpy as np

from app.disclosure.figures import Figure, figure, shown_count
from app.gaps import words
from app.gaps.disclosed import Booleans, Parted, Whole, hidden_in_table
from app.gaps.nearest import NearestWalks, Walk
from app.gaps.offers import Offers
from app.gaps.parts import PARTS, by_part
from app.gaps.schemas import GapCellOut, GapOut, NearestOut
from app.places.street_names import street_names
from app.places.streets import Streets
from data.readers.projection import to_lonlat
from geo.grids import hexagon_outlines, hexagon_side_m
from geo.provision_gap import CellGaps

MOST_GAPS = 500


def cells_out(
    found: CellGaps, told: Parted, walks: NearestWalks, streets: Streets
) -> list[GapCellOut]:
    """Tell every cell, those with most gaps first, with its name and its nearest provision."""
    rings = hexagon_outlines(found.i, found.j, hexagon_side_m(walks.width_m))
    lon, lat = to_lonlat(rings[..., 0].ravel(), rings[..., 1].ravel())
    degrees = np.column_stack([lon, lat]).round(6).reshape(len(rings), 7, 2)
    middle_lon, middle_lat = to_lonlat(found.centre[:, 0], found.centre[:, 1])
    middles = np.column_stack([middle_lon, middle_lat]).round(6)
    numbers = [(int(i), int(j)) for i, j in zip(found.i, found.j, strict=True)]
    names = street_names(streets, [(float(x), float(y)) for x, y in found.centre], most=1)
    nearest = walks.of(numbers)
    return [
        GapCellOut(
            key=cell_key(*numbers[row]),
            where=words.around(names[row]),
            ring=[(lon, lat) for lon, lat in degrees[row].tolist()],
            centre=(float(middles[row, 0]), float(middles[row, 1])),
            incidents=incidents,
            open_near=open_near,
            untold=untold,
            without=without,
            share=_share(incidents, without),
            nearest=_nearest(nearest[row], walks.offers),
        )
        for row, (incidents, open_near, untold, without) in enumerate(told.rows)
    ]


def gaps_out(
    found: CellGaps, cells: Sequence[GapCellOut], parts: Sequence[Figure], threshold: int
) -> list[GapOut]:
    """Rank cells in parts of the week by what they hold; only what may be shown.

    Parameters
    ----------
    parts
        Incidents with nothing open of each part of the week, as they are told elsewhere.
    """
    table: Whole = np.rint(by_part(found.gaps_by_hour)).astype(np.int64)
    hidden = hidden_in_table(
        table,
        threshold,
        rows_near=_inexact([cell.without for cell in cells], table.sum(axis=1)),
        columns_near=_inexact(parts, table.sum(axis=0)),
    )
    hidden |= np.array([shown_count(cell.without) is None for cell in cells], dtype=bool)[:, None]
    rows, columns = np.nonzero((table > 0) & ~hidden)
    order = np.lexsort((columns, rows, -table[rows, columns]))[:MOST_GAPS]
    return [
        GapOut(
            cell=cells[row].key,
            part=PARTS[column].key,
            without=figure(int(table[row, column]), threshold),
        )
        for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True)
    ]


def cell_key(i: int, j: int) -> str:
    """What a cell is called in addresses."""
    return f"{i}_{j}"


def _inexact(figures: Sequence[Figure], sums: Whole) -> Booleans:
    """Which sums are told as something else than they are, or not at all."""
    told = [shown_count(one) for one in figures]
    return np.array([n != true for n, true in zip(told, sums.tolist(), strict=True)], dtype=bool)


def _share(incidents: Figure, without: Figure) -> int | None:
    of, part = shown_count(incidents), shown_count(without)
    return None if not of or part is None else round(100 * part / of)


def _nearest(walk: Walk | None, offers: Offers) -> NearestOut | None:
    if walk is None:
        return None
    row, metres = walk
    known = bool(offers.known[row])
    return NearestOut(
        id=str(offers.rows[row].id),
        name=offers.rows[row].name,
        walk_m=int(round(metres, -1)),
        hours_a_week=round(float(offers.hours_a_week[row]), 1) if known else None,
    )
