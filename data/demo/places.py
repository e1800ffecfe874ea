"""The places people go to, and where they are."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from data.demo import sites
from data.demo.curves import Pair, outlined, placed
from data.demo.gazetteer import Gazetteer
from data.demo.records import Place
from data.demo.skeleton import Skeleton
from data.demo.transport import Route

SITE_PLACES = {
    "park": "park",
    "recreation": "recreation_ground",
    "school": "school",
    "estate": "estate",
    "station": "rail_station",
    "shops": "shopping_centre",
    "retail": "shopping_centre",
    "hospital": "health",
    "cemetery": "cemetery",
}

# Name, place type, town metres, and the use of the building it is in (none: in the open).
POINTS: tuple[tuple[str, str, Pair, str | None], ...] = (
    ("Lock Street library", "library", (2700, 2245), "commercial"),
    ("Boathouse youth club", "youth_club", (2822, 2310), "house"),
    ("Tanner Court hub", "youth_club", (3110, 2585), "flats"),
    ("Weir Road centre", "youth_club", (1290, 2520), "house"),
    ("Calderwick leisure centre", "leisure_centre", (2700, 2960), "commercial"),
    ("Penny Falls amusements", "arcade", (2620, 2440), "commercial"),
    ("Guildhall shopping arcade", "shopping_centre", (2660, 2555), "commercial"),
    ("Larkfield Park sports cage", "sports_cage", (2760, 2060), None),
    ("Larkfield Park playground", "playground", (2960, 2190), None),
    ("Larkfield Park west gate", "park", (2668, 2120), None),
    ("Kelder skatepark", "skatepark", (1210, 1720), None),
    ("Kelder playground", "playground", (1110, 1640), None),
    ("Northfield playground", "playground", (3420, 4180), None),
    ("Skelder Common playground", "playground", (4700, 4080), None),
    ("Southgate Fields pitches", "recreation_ground", (2800, 1450), None),
    ("Mill Lane underpass", "underpass", (3291, 1940), None),
    ("High Street canal bridge", "canal", (2550, 2212), None),
    ("Fenwick Cut towpath, Lock Street", "canal", (2900, 2372), None),
    ("Tanner Court garages", "garage_block", (3150, 2538), None),
    ("Carr estate garages", "garage_block", (1690, 1250), None),
    ("Tanner Court north stairwells", "stairwell", (2945, 2600), None),
    ("Weir Lane car park", "car_park", (2300, 2385), None),
    ("Station car park", "car_park", (2420, 2722), None),
    ("Market multi-storey car park", "car_park", (2740, 2560), None),
    ("Fenwick Works, old drying shed", "derelict", (2330, 2520), None),
    ("Golden Fry takeaway", "takeaway", (2594, 2330), "commercial"),
    ("Weir Road chip shop", "takeaway", (1060, 2490), "commercial"),
    ("Ocean Grill takeaway", "takeaway", (2640, 2700), "commercial"),
    ("Bridge Café", "cafe", (2600, 2200), "commercial"),
    ("Platform café", "cafe", (2560, 2740), "commercial"),
    ("Calderwick minimarket", "shop", (2580, 2060), "commercial"),
    ("Weir Road stores", "shop", (1160, 2500), "commercial"),
    ("Eastfield superstore", "shop", (5000, 2680), "commercial"),
    ("Ring Road filling station", "petrol_station", (2150, 1935), "commercial"),
    ("Eastfield filling station", "petrol_station", (4720, 2740), "industrial"),
    ("The Lock Keeper", "licensed", (2610, 2150), "commercial"),
    ("The Shuttle", "licensed", (2560, 2500), "commercial"),
    ("Club Meridian", "licensed", (2640, 2600), "commercial"),
    ("Signal Hotel", "hotel", (2680, 2740), "commercial"),
    ("Ring Lodge", "hotel", (3890, 2300), "house"),
    ("Saint Aldous church", "worship", (1620, 3690), "house"),
    ("Priory church", "worship", (2300, 3880), "house"),
    ("Northgate mosque", "worship", (2740, 3220), "commercial"),
    ("Bethel chapel", "worship", (2260, 2300), "commercial"),
    ("Market Street surgery", "health", (2760, 2510), "commercial"),
    ("Holm pupil referral unit", "pupil_referral", (4650, 1720), "house"),
    ("Bus interchange", "bus_stop", (2600, 2715), None),
    ("Chapel Row alley", "alleyway", (2480, 2310), None),
)  # fmt: skip


def listed(bones: Skeleton, gazetteer: Gazetteer, routes: list[Route]) -> list[Place]:
    """List every place with its geometry; places in the open stand where they were drawn."""
    rows = [
        *_site_places(bones),
        *_point_places(gazetteer),
        *_school_gates(bones, gazetteer),
        *_stops(routes),
    ]
    return [
        Place(f"place-{n:03d}", name, kind, geometry)
        for n, (name, kind, geometry) in enumerate(rows, start=1)
    ]


def _site_places(bones: Skeleton) -> Iterator[tuple[str, str, BaseGeometry]]:
    for site, shape in bones.sites:
        if site.kind in SITE_PLACES:
            yield site.name, SITE_PLACES[site.kind], shape
    forecourt = next(s for s in sites.FORECOURTS if s.name == "Calderwick station forecourt")
    yield forecourt.name, "rail_station", outlined(forecourt.outline)
    yield "Fenwick Cut", "canal", bones.towpath


def _point_places(gazetteer: Gazetteer) -> Iterator[tuple[str, str, BaseGeometry]]:
    for name, kind, (east, north), use in POINTS:
        if use is None:
            yield name, kind, shapely.Point(placed([(east, north)])[0])
        else:
            yield name, kind, gazetteer.address_at(east, north, use=use).point


def _school_gates(bones: Skeleton, gazetteer: Gazetteer) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Set a gate where a school is nearest to a through road."""
    for site, shape in bones.sites:
        if site.kind == "school":
            line = gazetteer.nearest_main_road(shape.centroid).line
            gate = shapely.get_point(shapely.shortest_line(shape.exterior, line), 0)
            yield f"{site.name} gate", "school_route", gate


def _stops(routes: list[Route]) -> Iterator[tuple[str, str, BaseGeometry]]:
    for route in routes:
        yield f"Bus route {route.number}", "bus_route", route.line
    seen: list[shapely.Point] = []
    for route in routes:
        for name, point in route.stops:
            if all(point.distance(p) > 60 for p in seen):
                seen.append(point)
                yield name, "bus_stop", point
