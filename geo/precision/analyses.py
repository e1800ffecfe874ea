"""One table of what every analysis needs, by the name it is called with."""

from collections.abc import Mapping
from types import MappingProxyType

from geo.precision.needs import Needs

# Counts of drawn areas: in which month, and at which point of the map.
_AREA_COUNTS = Needs(time="month", place="snapped_map_point")
# Counts of cells: a map of moved points would show where they were moved to.
_CELLS = Needs(time="month", place="snapped_map_point", fine_cells="refuse")
# A circle or cylinder gathers several points; the cells it is made of are marked.
_SCAN = Needs(time="month", place="snapped_map_point", fine_cells="mark")
_SERIES = Needs(time="month")
# No records of incidents enter: plans, tables that are already counted, streets and provision.
_NO_RECORDS = Needs(sums_harm=False)

NEEDS: Mapping[str, Needs] = MappingProxyType(
    {
        "geo.access.floating_catchment": _NO_RECORDS,
        "geo.access.reach": _NO_RECORDS,
        "geo.accuracy.prediction_accuracy": _CELLS,
        "geo.change.cusum": _SERIES,
        "geo.change.ears_c1": Needs(time="day"),
        "geo.change.ewma": _SERIES,
        "geo.change.farrington": _SERIES,
        "geo.clusters.getis_ord": _CELLS,
        "geo.clusters.local_moran": _CELLS,
        "geo.comparison.candidate_areas": _AREA_COUNTS,
        "geo.comparison.nearest_areas": _AREA_COUNTS,
        "geo.comparison.placebo_gaps": _AREA_COUNTS,
        "geo.comparison.synthetic_gap": _AREA_COUNTS,
        "geo.comparison.synthetic_weights": _AREA_COUNTS,
        "geo.concentration.gini": _CELLS,
        # Smoothing moved points draws the points they were moved to.
        "geo.density.kernel_density": Needs(time="month", place="street_segment"),
        "geo.density.network_density": Needs(time="month", place="street_segment"),
        "geo.disclosure.audit": _NO_RECORDS,
        "geo.disclosure.differencing": _NO_RECORDS,
        "geo.disclosure.displace": Needs(place="snapped_map_point", sums_harm=False),
        "geo.disclosure.expected_anonymity": _NO_RECORDS,
        "geo.disclosure.perturb": _NO_RECORDS,
        "geo.disclosure.perturbation_table": _NO_RECORDS,
        "geo.disclosure.round_table": _NO_RECORDS,
        "geo.disclosure.suppress": _NO_RECORDS,
        "geo.evaluate.difference_in_differences": _AREA_COUNTS,
        "geo.evaluate.displacement_power": _NO_RECORDS,
        "geo.evaluate.e_test": _AREA_COUNTS,
        "geo.evaluate.interrupted_series": _AREA_COUNTS,
        "geo.evaluate.overdispersed_rate_ratio": _AREA_COUNTS,
        "geo.evaluate.placebo_areas": _AREA_COUNTS,
        "geo.evaluate.placebo_dates": _AREA_COUNTS,
        "geo.evaluate.poisson_z": _AREA_COUNTS,
        "geo.evaluate.rate_ratio": _AREA_COUNTS,
        "geo.evaluate.relative_rate_ratio": _AREA_COUNTS,
        "geo.evaluate.smallest_detectable_change": _NO_RECORDS,
        "geo.evaluate.weighted_displacement_difference": _AREA_COUNTS,
        "geo.evaluate.weighted_displacement_quotient": _AREA_COUNTS,
        # Two records at one map point would pass for a repeat. Those at the middle of one street do
        # as well, which its nearest band must allow for: it is no narrower than a street is long.
        "geo.repeats.knox": Needs(time="day", place="street_segment"),
        "geo.scan.poisson": _SCAN,
        "geo.scan.space_time_permutation": Needs(
            time="day", place="snapped_map_point", fine_cells="mark"
        ),
        "geo.scan.space_time_poisson": _SCAN,
        "geo.similarity.changed_areas": _CELLS,
        "geo.similarity.s_index": _CELLS,
        # A span may be of any length: that is what spreading it is for.
        "geo.temporal.aoristic": Needs(time="minute", ranges=True),
        "geo.temporal.chance_of_crowding": Needs(time="day"),
        "geo.temporal.circular": Needs(time="minute"),
        "geo.temporal.hour_of_week": Needs(time="minute"),
        "geo.temporal.unusual_window": Needs(time="day"),
    }
)
"""Needs by the full name of the function.

Series and scans count by month here; where they are made by the day or week, ask for ``day``.
"""


def needs_of(analysis: str) -> Needs:
    """Give what an analysis needs, by a name such as `geo.temporal.circular`.

    Raises
    ------
    ValueError
        If no analysis of that name is listed.
    """
    if analysis not in NEEDS:
        msg = f"analysis: {analysis!r} has no needs listed; name the function in full or list it"
        raise ValueError(msg)
    return NEEDS[analysis]
