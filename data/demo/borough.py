"""Builds the whole borough of Calderwick from one seed."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from data.demo import (
    changes,
    guardianship,
    landscape,
    locations,
    places,
    precision,
    provision,
    terms,
)
from data.demo.buildings import built
from data.demo.faces import Faces, faced
from data.demo.gazetteer import Gazetteer
from data.demo.happenings import emerged, happened
from data.demo.incidents import Surroundings, recorded
from data.demo.network import joined
from data.demo.planted import CONCENTRATIONS, DEFAULT_PLAN, Plan
from data.demo.postcodes import delivered
from data.demo.records import (
    Block,
    Borough,
    Building,
    Ground,
    Incident,
    Place,
    Postcode,
    Segment,
    SnapPoint,
    Street,
)
from data.demo.seed import DEFAULT_SEED, stream
from data.demo.skeleton import Skeleton, skeleton
from data.demo.snapping import map_points
from data.demo.streets import built_streets
from data.demo.transport import bus_routes
from data.demo.truth import truth_of
from data.demo.wards import Administration, administered
from data.demo.whereabouts import Whereabouts


@dataclass(frozen=True)
class Town:
    """Everything that stands still: variants of what happens share one town."""

    seed: int
    bones: Skeleton
    streets: list[Street]
    blocks: list[Block]
    nodes: list[tuple[float, float]]
    segments: list[Segment]
    buildings: list[Building]
    grounds: list[Ground]
    administration: Administration
    postcodes: list[Postcode]
    gazetteer: Gazetteer
    places: list[Place]
    snap_points: list[SnapPoint]


def build(
    *, seed: int = DEFAULT_SEED, plan: Plan = DEFAULT_PLAN, town: Town | None = None
) -> Borough:
    """Build the borough.

    Parameters
    ----------
    seed
        Decides everything that is drawn by chance.
    plan
        The planted effects and the trend.
    town
        A town built before, to draw only its incidents anew; otherwise it is built from the seed.

    Returns
    -------
    The borough, geometry in EPSG:27700. The same arguments give the same borough.
    """
    town = town or built_town(seed)
    incidents = drawn_incidents(town, seed, plan)
    areas = locations.areas()
    return Borough(
        seed=seed,
        outline=town.administration.outline,
        streets=town.streets,
        nodes=town.nodes,
        segments=town.segments,
        blocks=town.blocks,
        buildings=town.buildings,
        grounds=town.grounds,
        boundaries=town.administration.boundaries,
        postcodes=town.postcodes,
        snap_points=town.snap_points,
        places=town.places,
        terms=list(terms.TERMS),
        provisions=provision.provisions(town.gazetteer),
        guardian_sites=guardianship.guardian_sites(town.gazetteer),
        areas=areas,
        assessments=list(locations.ASSESSED),
        changes=changes.changes(town.gazetteer, town.places, areas),
        sources=precision.sources(),
        incidents=incidents,
        truth=truth_of(seed, plan, incidents, town.places),
    )


def built_town(seed: int = DEFAULT_SEED) -> Town:
    """Build streets, houses, wards and places of a seed."""
    bones = skeleton()
    streets, blocks, fringe = built_streets(bones, stream(seed, "streets"))
    nodes, segments = joined(streets)
    buildings = built(bones, blocks, segments, stream(seed, "buildings"))
    faces = faced(bones, segments, buildings)
    administration = administered(bones, faces, stream(seed, "people"))
    ward = administration.ward_of_face[_face_of(buildings, faces)]
    postcodes, of_building = delivered(buildings, segments, ward)
    gazetteer = Gazetteer(segments, buildings, of_building)
    routes = bus_routes(nodes, segments)
    return Town(
        seed=seed,
        bones=bones,
        streets=streets,
        blocks=blocks,
        nodes=nodes,
        segments=segments,
        buildings=buildings,
        grounds=landscape.grounds(bones, fringe),
        administration=administration,
        postcodes=postcodes,
        gazetteer=gazetteer,
        places=places.listed(bones, gazetteer, routes),
        snap_points=map_points(segments, buildings),
    )


def drawn_incidents(town: Town, seed: int, plan: Plan) -> list[Incident]:
    """Draw three years of incidents in a town that stands: in order of time, the emerging last."""
    where = Whereabouts(
        town.bones, town.segments, town.buildings, town.places, stream(town.seed, "activity")
    )
    rows = happened(where, plan, seed)
    wards = [b for b in town.administration.boundaries if b.boundary_type == "ward"]
    around = Surroundings(town.segments, town.gazetteer, town.snap_points, wards)
    incidents = recorded(rows, around, seed, stream(seed, "records"))
    late = recorded(
        emerged(where, plan, seed),
        around,
        seed,
        stream(seed, "records/emerging"),
        places=(*CONCENTRATIONS, *plan.emerging),
        after=len(incidents),
    )
    return [*incidents, *late]


def _face_of(buildings: list[Building], faces: Faces) -> NDArray[np.int64]:
    """Find the face each building stands in."""
    middles = shapely.centroid(np.array([b.outline for b in buildings], dtype=object))
    return STRtree(faces.polygons).nearest(middles).astype(np.int64)
