"""Streets as a network: checked once, points placed on them, walks measured along them."""

from geo.network.cutting import Stretches, cut_at_junctions
from geo.network.placing import (
    WITHIN_M,
    ByStreet,
    Placement,
    by_street,
    nearest_streets,
    on_streets,
)
from geo.network.streets import Arms, Network, network_from_lines
from geo.network.walking import (
    METRES_PER_MINUTE,
    Walks,
    node_distances,
    node_numbers,
    starts_of,
    walk_length,
    walking_distances,
    walks_within,
)

__all__ = [
    "METRES_PER_MINUTE",
    "WITHIN_M",
    "Arms",
    "ByStreet",
    "Network",
    "Placement",
    "Stretches",
    "Walks",
    "by_street",
    "cut_at_junctions",
    "nearest_streets",
    "network_from_lines",
    "node_distances",
    "node_numbers",
    "on_streets",
    "starts_of",
    "walk_length",
    "walking_distances",
    "walks_within",
]
