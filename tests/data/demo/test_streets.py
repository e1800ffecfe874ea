import shapely

from data.demo.borough import Town
from data.demo.layout import MAIN_ROADS
from data.demo.skeleton import skeleton


def test_no_two_streets_of_a_district_share_a_name(town: Town) -> None:
    names = [s.name for s in town.streets if s.district and s.street_class == "residential"]
    assert len(names) == len(set(names))


def test_no_street_is_called_as_a_main_road(town: Town) -> None:
    main = {road.name for road in MAIN_ROADS}
    assert not main & {s.name for s in town.streets if s.district}


def test_only_main_roads_and_their_like_cross_the_canal(town: Town) -> None:
    water = skeleton().canal_line
    crossing = {s.name for s in town.streets if s.district and shapely.crosses(s.line, water)}
    assert crossing == set()


def test_streets_bend_and_lean(town: Town) -> None:
    straight = [s for s in town.streets if s.district and len(s.line.coords) == 2]
    assert len(straight) < len(town.streets) / 5
