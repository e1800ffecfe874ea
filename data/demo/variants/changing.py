"""Lets planted changes touch what happens, and keeps what would have happened without them."""

from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.demo.seed import stream
from data.demo.variants.happening import Flags, Floats, Happenings, joined
from data.demo.variants.planted import Planted, PlantedChange
from data.demo.variants.stage import Stage, small_area_of, whereabouts
from data.demo.whereabouts import Whereabouts

# Moved things land some steps outside the place, not on its edge.
OFF_EDGE_M = 5.0


def changed(rows: Happenings, stage: Stage, planted: Planted) -> Happenings:
    """Do every planted change: rows that it takes or adds stay, marked as such."""
    where = whereabouts(stage, planted.seed)
    for change in planted.changes:
        if change.share > 0:
            rng = stream(planted.seed, f"variant/{change.place}")
            rows = _done(rows, change, planted, where, rng)
    return _programme_done(rows, stage, planted)


def _done(
    rows: Happenings,
    change: PlantedChange,
    planted: Planted,
    where: Whereabouts,
    rng: np.random.Generator,
) -> Happenings:
    outline = planted.by_name[change.place].outline
    touched = within(rows, outline) & (rows.month >= change.month)
    touched &= rng.random(len(rows.day)) < change.share
    more = rows.only(np.flatnonzero(touched))
    more = replace(more, otherwise=np.zeros(len(more.day), dtype=bool))
    if change.kind == "rose":
        return joined([rows, _elsewhere(more, outline, where, rng)])
    rows = replace(rows, really=rows.really & ~touched)
    if change.kind == "fell":
        return rows
    hole = shapely.buffer(outline, OFF_EDGE_M)
    ring = shapely.difference(shapely.buffer(outline, change.ring_m), hole)
    return joined([rows, _elsewhere(more, ring, where, rng)])


def _elsewhere(
    rows: Happenings, shape: BaseGeometry, where: Whereabouts, rng: np.random.Generator
) -> Happenings:
    return replace(rows, xy=where.inside(shape, len(rows.day), 0.1, rng))


def within(rows: Happenings, shape: shapely.Geometry) -> Flags:
    """Tell which happen inside a shape."""
    shapely.prepare(shape)
    return shapely.contains_xy(shape, np.nan_to_num(rows.xy))


def zones(planted: Planted) -> shapely.Geometry:
    """All ground that belongs to a changed place, its comparison or their rings."""
    pairs = ((name, c.ring_m) for c in planted.changes for name in (c.place, c.comparison))
    return shapely.union_all(
        [shapely.buffer(planted.by_name[name].outline, ring) for name, ring in pairs]
    )


def in_programme(stage: Stage, planted: Planted, xy: Floats) -> Flags:
    """Tell which places lie in an area of the programme."""
    treated = np.array([area.code in planted.programme.areas for area in stage.small_areas])
    area = small_area_of(stage, xy)
    return (area >= 0) & treated[area]


def _programme_done(rows: Happenings, stage: Stage, planted: Planted) -> Happenings:
    """Take the share of the programme away in its areas, outside the ground of other changes."""
    programme = planted.programme
    if programme.share == 0:
        return rows
    touched = in_programme(stage, planted, rows.xy) & (rows.month >= programme.month)
    touched &= ~within(rows, zones(planted))
    rng = stream(planted.seed, "variant/programme")
    touched &= rng.random(len(rows.day)) < programme.share
    return replace(rows, really=rows.really & ~touched)
