"""Land and water: what the map shows between streets and buildings."""

from collections.abc import Iterator

import shapely

from data.demo import sites
from data.demo.curves import rounded
from data.demo.records import Ground
from data.demo.skeleton import Skeleton

GREEN = {"park", "recreation", "wood", "cemetery", "allotments"}


def grounds(bones: Skeleton, fringe: list[shapely.Polygon]) -> list[Ground]:
    """List water, green land, sites and railway."""
    return [
        *_water(bones),
        *_green(bones),
        *(
            Ground("landuse", site.kind, site.name, shape)
            for site, shape in bones.sites
            if site.kind not in GREEN
        ),
        *(Ground("landuse", "farmland", "", piece) for piece in fringe if piece.area > 20_000),
        Ground("rail", "rail", "Calderwick line", bones.railway),
    ]


def _water(bones: Skeleton) -> Iterator[Ground]:
    yield Ground("water", "canal", "Fenwick Cut", bones.canal)
    for name, points in sites.PONDS:
        yield Ground("water", "pond", name, rounded(points))


def _green(bones: Skeleton) -> Iterator[Ground]:
    """Give parks, woods and the canal banks; ponds are left out of the parks."""
    ponds = shapely.union_all([rounded(points) for _, points in sites.PONDS])
    bank = shapely.difference(
        shapely.intersection(shapely.buffer(bones.canal_line, 19.0), bones.outline),
        shapely.union_all([bones.canal, *(shape for _, shape in bones.sites)]),
    )
    yield Ground("green", "bank", "", bank)
    for site, shape in bones.sites:
        if site.kind in GREEN:
            yield Ground("green", site.kind, site.name, shapely.difference(shape, ponds))
