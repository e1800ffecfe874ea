"""What may be told: hiding, rounding and changing counts, and what two releases give away."""

from geo.disclosure.differencing import Differencing, differencing
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
    "Audit",
    "Cell",
    "Differencing",
    "PerturbationRow",
    "PerturbationTable",
    "Perturbed",
    "RoundedTable",
    "Suppression",
    "audit",
    "differencing",
    "perturb",
    "perturbation_table",
    "round_table",
    "suppress",
]
