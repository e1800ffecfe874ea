import numpy as np
import shapely
from scipy.spatial import KDTree

from data.demo.records import Borough
from data.demo.snapping import LEAST_BUILDINGS, snapped


def test_every_map_point_stands_for_eight_buildings_or_more(borough: Borough) -> None:
    points = [(p.point.x, p.point.y) for p in borough.snap_points]
    homes = shapely.get_coordinates(shapely.centroid([b.outline for b in borough.buildings]))
    served = np.bincount(KDTree(points).query(homes)[1], minlength=len(points))
    assert served.min() >= LEAST_BUILDINGS
    assert served.tolist() == [p.buildings for p in borough.snap_points]


def test_place_is_moved_to_the_nearest_map_point(borough: Borough) -> None:
    third = borough.snap_points[2].point
    near = np.array([[third.x + 0.4, third.y - 0.4]])
    assert snapped(near, borough.snap_points).tolist() == [2]
