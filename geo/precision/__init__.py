"""What each analysis needs its records to know, and what becomes of those that do not."""

from geo.precision.analyses import NEEDS, needs_of
from geo.precision.contract import PrecisionSplit, split
from geo.precision.needs import Needs
from geo.precision.records import Records, read_records

__all__ = ["NEEDS", "Needs", "PrecisionSplit", "Records", "needs_of", "read_records", "split"]
