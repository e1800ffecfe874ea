"""References of access on foot: how each is asked of the function that must equal it."""

from pathlib import Path

import numpy as np

from geo.access import Weight, floating_catchment, reach
from geo.network import Network, node_distances
from tests.geo.references.case import Actual, Adapter, Case


def two_step_floating_catchment(p: Case, folder: Path) -> Actual:
    if "edges_u_v_metres" in p:
        return walk(p)
    # Offer and distances are named after what they are: doctors, capacity; cost, minutes.
    tables = {name: part for name, part in p.items() if isinstance(part, dict)}
    people_at = tables.pop("population")
    (apart,) = (part for part in tables.values() if any(">" in key for key in part))
    (supply,) = (part for part in tables.values() if part is not apart)
    (farthest,) = (part for name, part in p.items() if name.startswith("max_"))
    weight: Weight = "inverse" if p.get("weight", "").startswith("1/cost") else "none"
    table = [[float(apart.get(f"{i}>{j}", "inf")) for j in supply] for i in people_at]
    people = np.array(list(people_at.values()))
    found = floating_catchment(
        list(supply.values()),
        people,
        table,
        catchment_m=farthest,
        weight=weight,
    )
    shared_out = float(people @ found.access)
    return {
        "access": dict(zip(people_at, found.access.tolist(), strict=True)),
        "facility_ratio": dict(zip(supply, found.ratio.tolist(), strict=True)),
        "sum_pop_x_access": shared_out,
        "population_weighted_sum_equals_capacity": shared_out,
    }


def walk(p: Case) -> Actual:
    """The reference gives lengths and no map: nodes are put round a circle."""
    edges = p["edges_u_v_metres"]
    names = list(dict.fromkeys(name for u, v, _ in edges for name in (u, v)))
    turn = np.linspace(0, 2 * np.pi, len(names), endpoint=False)
    network = Network(
        5_000 + 10 * np.column_stack([np.cos(turn), np.sin(turn)]),
        [(names.index(u), names.index(v)) for u, v, _ in edges],
        [metres for _, _, metres in edges],
    )
    start = names.index(p["source"])
    found = reach(network, [start], metres=p["max_metres"])
    street, metres = found.streets_of(0)
    reached = np.zeros(len(edges))
    reached[street] = metres
    distances = node_distances(network, [start])[0].tolist()
    near = set(found.nodes_of(0)[0].tolist())
    return {
        "node_distance": dict(zip(names, distances, strict=True)),
        "reachable_nodes": [name for k, name in enumerate(names) if k in near],
        "reached_metres_per_edge": {
            f"{u}-{v}": float(m) for (u, v, _), m in zip(edges, reached, strict=True)
        },
        "total_reached_metres": float(found.length_m[0]),
    }


ADAPTERS: dict[str, Adapter] = {"two_step_floating_catchment": two_step_floating_catchment}
