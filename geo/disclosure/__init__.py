"""What may be told: hiding, rounding and changing counts, and what two releases give away."""

from geo.disclosure.differencing import Differencing, differencing
from geo.disclosure.mask_distances import MaskDistances, gaussian_distances, ring_distances
from geo.disclosure.masking import (
    Anonymity,
    Displaced,
    displace,
    expected_anonymity,
    inner_radius_for,
)
from geo.disclosure.perturbation import (
    PerturbationRow,
    PerturbationTable,
    Perturbed,
    perturb,
    perturbation_table,
)
from geo.disclosure.rounding import RoundedTable, round_table
from geo.disclosure.suppression import Audit, Suppression, audit, suppress
from geo.disclosure.tables import Cell

__all__ = [
    "Anonymity",
    "Audit",
    "Cell",
    "Differencing",
    "Displaced",
    "MaskDistances",
    "PerturbationRow",
    "PerturbationTable",
    "Perturbed",
    "RoundedTable",
    "Suppression",
    "audit",
    "differencing",
    "displace",
    "expected_anonymity",
    "gaussian_distances",
    "inner_radius_for",
    "perturb",
    "perturbation_table",
    "ring_distances",
    "round_table",
    "suppress",
]
