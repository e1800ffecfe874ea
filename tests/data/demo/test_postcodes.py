import re

import shapely

from data.demo.records import Borough

# Royal Mail uses no Q in first place, so none of these can be anybody's.
INVENTED = re.compile(r"QX[1-8] \d[ABDEFGHJLNPQRSTUWXYZ]{2}")


def test_postcodes_are_of_an_area_that_cannot_exist(borough: Borough) -> None:
    assert all(INVENTED.fullmatch(p.postcode) for p in borough.postcodes)


def test_no_postcode_stands_twice(borough: Borough) -> None:
    assert len({p.postcode for p in borough.postcodes}) == len(borough.postcodes)


def test_postcode_centres_lie_in_the_borough(borough: Borough) -> None:
    shapely.prepare(borough.outline)
    assert shapely.covers(borough.outline, [p.point for p in borough.postcodes]).all()


def test_provision_has_a_postcode_of_the_town(borough: Borough) -> None:
    known = {p.postcode for p in borough.postcodes}
    assert {p.postcode for p in borough.provisions} <= known
