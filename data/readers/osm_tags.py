"""What an object of OpenStreetMap is to us, by its tags."""

from collections.abc import Mapping

Tags = Mapping[str, str]

ROADS = frozenset(
    [
        "motorway",
        "motorway_link",
        "trunk",
        "trunk_link",
        "primary",
        "primary_link",
        "secondary",
        "secondary_link",
        "tertiary",
        "tertiary_link",
        "unclassified",
        "residential",
        "living_street",
        "service",
        "road",
        "busway",
    ]
)
PATHS = frozenset(
    [
        "footway",
        "path",
        "cycleway",
        "steps",
        "bridleway",
        "track",
        "pedestrian",
        "corridor",
    ]
)
RAILS = frozenset(["rail", "light_rail", "subway", "tram", "narrow_gauge"])
WATERWAYS = frozenset(["river", "canal", "stream"])
GREEN = {
    "leisure": frozenset(
        [
            "park",
            "garden",
            "playground",
            "pitch",
            "recreation_ground",
            "nature_reserve",
            "golf_course",
            "common",
        ]
    ),
    "landuse": frozenset(
        [
            "grass",
            "forest",
            "meadow",
            "recreation_ground",
            "village_green",
            "allotments",
            "cemetery",
            "farmland",
        ]
    ),
    "natural": frozenset(["wood", "scrub", "heath", "grassland"]),
}
GROUNDS = {
    "landuse": frozenset(
        [
            "residential",
            "commercial",
            "retail",
            "industrial",
            "railway",
            "education",
        ]
    ),
    "amenity": frozenset(["school", "college", "university", "hospital"]),
}
NOT_BUILDINGS = frozenset({"no", "roof", "demolished"})

PLACES = {
    ("amenity", "school"): "school",
    ("amenity", "library"): "library",
    ("amenity", "fast_food"): "takeaway",
    ("amenity", "cafe"): "cafe",
    ("amenity", "pub"): "licensed",
    ("amenity", "bar"): "licensed",
    ("amenity", "nightclub"): "licensed",
    ("amenity", "place_of_worship"): "worship",
    ("amenity", "doctors"): "health",
    ("amenity", "clinic"): "health",
    ("amenity", "hospital"): "health",
    ("amenity", "fuel"): "petrol_station",
    ("amenity", "parking"): "car_park",
    ("amenity", "bus_station"): "bus_stop",
    ("amenity", "community_centre"): "community_centre",
    ("amenity", "youth_centre"): "youth_club",
    ("shop", "mall"): "shopping_centre",
    ("leisure", "park"): "park",
    ("leisure", "playground"): "playground",
    ("leisure", "recreation_ground"): "recreation_ground",
    ("leisure", "sports_centre"): "leisure_centre",
    ("leisure", "amusement_arcade"): "arcade",
    ("leisure", "pitch"): "sports_cage",
    ("landuse", "recreation_ground"): "recreation_ground",
    ("landuse", "cemetery"): "cemetery",
    ("tourism", "hotel"): "hotel",
    ("tourism", "hostel"): "hotel",
    ("railway", "station"): "rail_station",
    ("railway", "halt"): "rail_station",
    ("highway", "bus_stop"): "bus_stop",
}
KEYS = (
    *("highway", "railway", "waterway", "natural", "landuse", "leisure", "building", "amenity"),
    *("shop", "tourism"),
)


def line_layer(tags: Tags) -> tuple[str, str] | None:
    """Return layer and class of a way drawn as a line, or None when it is none of ours."""
    highway = tags.get("highway", "")
    if highway in ROADS:
        return "road", highway
    if highway in PATHS:
        return "path", highway
    if tags.get("railway") in RAILS and tags.get("tunnel") != "yes":
        return "rail", tags["railway"]
    if tags.get("waterway") in WATERWAYS and tags.get("tunnel") != "culvert":
        return "water", tags["waterway"]
    return None


def area_layer(tags: Tags) -> tuple[str, str] | None:
    """Return layer and class of an area, or None when it is none of ours."""
    building = tags.get("building")
    if building and building not in NOT_BUILDINGS:
        return "building", building
    if tags.get("natural") == "water" or tags.get("waterway") in {"riverbank", "dock"}:
        return "water", tags.get("water", "water")
    for layer, kinds in (("green", GREEN), ("landuse", GROUNDS)):
        for key, values in kinds.items():
            if tags.get(key) in values:
                return layer, tags[key]
    return None


def place_type(tags: Tags) -> str | None:
    """Return the code of ``place_type`` of a named object, or None when people do not go there."""
    if tags.get("community_centre") == "youth_centre":
        return "youth_club"
    for (key, value), code in PLACES.items():
        if tags.get(key) == value:
            return code
    return "shop" if tags.get("shop") not in {None, "vacant", "no"} else None
