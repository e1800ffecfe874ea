"""Streets as a network: checked once, points placed on them, walks measured along them."""

from geo.network.placing import Placement, nearest_streets, on_streets
from geo.network.streets import Arms, Network, network_from_lines
from geo.network.walking import (
    Walks,
    node_distances,
    walking_distances,
    walks_within,
)

__all__ = [
    "Arms",
    "Network",
    "Placement",
    "Walks",
    "nearest_streets",
    "network_from_lines",
    "node_distances",
    "on_streets",
    "walking_distances",
    "walks_within",
]
