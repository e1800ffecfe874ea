from pathlib import Path

import pytest

from data.readers.faults import UnreadableFile
from data.readers.osm import OsmObject, read_osm
from data.readers.osm_tags import PLACES, area_layer, line_layer, place_type
from tests.data.readers.specimens import written

LEEDS = "osm_leeds-university_its-example.osm.pbf"


def objects(path: Path, within: tuple[float, float, float, float] | None = None) -> list[OsmObject]:
    return [found for chunk in read_osm(path, within=within) for found in chunk.objects]


@pytest.mark.parametrize(
    ("tags", "layer"),
    [
        ({"highway": "residential"}, ("road", "residential")),
        ({"highway": "footway"}, ("path", "footway")),
        ({"railway": "rail"}, ("rail", "rail")),
        ({"waterway": "canal"}, ("water", "canal")),
        ({"railway": "rail", "tunnel": "yes"}, None),
        ({"highway": "proposed"}, None),
    ],
)
def test_way_is_drawn_as_its_tags_say(tags: dict[str, str], layer: tuple[str, str] | None) -> None:
    assert line_layer(tags) == layer


@pytest.mark.parametrize(
    ("tags", "layer"),
    [
        ({"building": "yes"}, ("building", "yes")),
        ({"building": "no"}, None),
        ({"natural": "water", "water": "pond"}, ("water", "pond")),
        ({"leisure": "park"}, ("green", "park")),
        ({"landuse": "retail"}, ("landuse", "retail")),
        ({"amenity": "school"}, ("landuse", "school")),
    ],
)
def test_area_is_drawn_as_its_tags_say(tags: dict[str, str], layer: tuple[str, str] | None) -> None:
    assert area_layer(tags) == layer


def test_youth_centre_is_a_youth_club_even_as_a_community_centre() -> None:
    tags = {"amenity": "community_centre", "community_centre": "youth_centre"}
    assert place_type(tags) == "youth_club"


def test_every_place_has_a_code_of_the_list() -> None:
    codes = Path(__file__).resolve().parents[3] / "data" / "codes" / "place_type.csv"
    known = {line.split(",")[0] for line in codes.read_text().splitlines()[1:]}
    assert {*PLACES.values(), "shop", "youth_club"} <= known


def test_other_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not an OpenStreetMap extract"):
        objects(written(tmp_path, "a.osm.pbf", b"<osm/>"))


def test_damaged_extract_is_refused(shared: Path, tmp_path: Path) -> None:
    whole = (shared / "data" / LEEDS).read_bytes()
    with pytest.raises(UnreadableFile, match="damaged"):
        objects(written(tmp_path, "a.osm.pbf", whole[: len(whole) // 2]))


def test_real_extract_lies_where_leeds_university_is(shared: Path) -> None:
    found = objects(shared / "data" / LEEDS)
    buildings = [o for o in found if o.layer == "building"]
    assert len(buildings) > 50
    x, y = buildings[0].shape.centroid.coords[0]
    assert abs(x - 429_300) < 1_500
    assert abs(y - 434_500) < 1_500


def test_real_extract_has_named_places_with_a_reference(shared: Path) -> None:
    found = [o for o in objects(shared / "data" / LEEDS) if o.place_type]
    assert all(o.name and o.source_ref[0] in "nwr" for o in found)
    assert {"bus_stop", "cafe", "takeaway"} <= {o.place_type for o in found}


def test_what_lies_outside_the_box_is_left_out(shared: Path) -> None:
    assert objects(shared / "data" / LEEDS, within=(0, 0, 1000, 1000)) == []


def test_what_was_left_out_is_counted(shared: Path) -> None:
    chunks = list(read_osm(shared / "data" / LEEDS, within=(0, 0, 1, 1)))
    assert sum(chunk.outside for chunk in chunks) > 300
    assert not any(chunk.objects for chunk in chunks)
