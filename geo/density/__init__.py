"""Smoothed pictures of where incidents lie, on the ground and along the streets.

They are for looking at. A peak of such a surface is no finding: chance makes peaks, too, and the
width that was chosen makes them broad or narrow.
"""

from geo.density.kernel import Edge, KernelDensity, kernel_density
from geo.density.lattice import Lattice, lattice_over
from geo.density.street_density import Split, StreetDensity, network_density

__all__ = [
    "Edge",
    "KernelDensity",
    "Lattice",
    "Split",
    "StreetDensity",
    "kernel_density",
    "lattice_over",
    "network_density",
]
