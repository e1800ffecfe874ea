import shapely

from data.demo.borough import Town, build, built_town
from data.demo.records import Borough, Incident
from data.demo.seed import DEFAULT_SEED
from geo.crs import projected_points


def told(incident: Incident) -> tuple[object, ...]:
    return incident.happened_at, incident.harm_type, incident.point, incident.occurred_from


def test_same_seed_gives_the_same_town(town: Town) -> None:
    again = built_town(DEFAULT_SEED)
    assert [s.line.wkb for s in again.segments] == [s.line.wkb for s in town.segments]
    assert [b.outline.wkb for b in again.buildings] == [b.outline.wkb for b in town.buildings]


def test_same_seed_gives_the_same_incidents(borough: Borough, town: Town) -> None:
    again = build(town=town)
    assert [told(i) for i in again.incidents] == [told(i) for i in borough.incidents]


def test_another_seed_gives_other_incidents_in_the_same_town(borough: Borough, town: Town) -> None:
    other = build(seed=DEFAULT_SEED + 1, town=town)
    assert other.segments is borough.segments
    assert [told(i) for i in other.incidents] != [told(i) for i in borough.incidents]


def test_borough_measures_about_six_by_five_kilometres(borough: Borough) -> None:
    west, south, east, north = shapely.bounds(borough.outline)
    assert 5_500 < east - west < 6_100
    assert 4_500 < north - south < 5_100


def test_borough_lies_on_the_grid_of_britain(borough: Borough) -> None:
    xy = projected_points(shapely.get_coordinates(borough.outline))
    assert (xy > 0).all()
    assert (xy[:, 0] < 700_000).all()
    assert (xy[:, 1] < 1_300_000).all()


def test_places_of_the_screens_exist(borough: Borough) -> None:
    names = {s.name for s in borough.segments} | {p.name for p in borough.places}
    assert names >= {
        "Lock Street", "Larkfield Park", "Fenwick Cut", "Tanner Court", "Weir Lane",
        "Weir Road shops", "High Street", "Tanner Road", "Mill Lane underpass",
        "Calderwick station", "Larkfield School", "Boathouse youth club", "Ring Road",
        "Bus route 43",
    }  # fmt: skip


def test_numbers_are_those_of_a_town(borough: Borough) -> None:
    assert 24_000 < len(borough.incidents) < 26_000
    assert 38 <= len(borough.provisions) <= 42
    assert len(borough.guardian_sites) == 60
    assert 78 <= len(borough.changes) <= 84
    assert len(borough.assessments) == 6


def test_all_drawn_shapes_are_valid(borough: Borough) -> None:
    shapes = [
        *(b.outline for b in borough.buildings),
        *(g.geometry for g in borough.grounds),
        *(a.geometry for a in borough.areas),
        *(c.geometry for c in borough.changes),
        *(p.geometry for p in borough.places),
    ]
    assert shapely.is_valid(shapes).all()
