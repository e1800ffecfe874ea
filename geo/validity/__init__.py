"""The gate for shapes: what may go to the database, what is mended first, what is refused.

A database can be brought down by a hostile polygon, so nothing that has not passed here may reach
it. The work is bounded: caps come before measuring, and a tangle is refused instead of mended.
"""

from geo.validity.lines import examine_line, examine_point
from geo.validity.outlines import examine_polygon
from geo.validity.report import DRAWN, IMPORTED, Fault, Limits, OutlineReport

__all__ = [
    "DRAWN",
    "IMPORTED",
    "Fault",
    "Limits",
    "OutlineReport",
    "examine_line",
    "examine_point",
    "examine_polygon",
]
