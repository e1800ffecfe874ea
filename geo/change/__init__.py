"""Watching a series of counts: when does it leave what was usual."""

from geo.change.charts import CumulativeSum, MovingAverage, cusum, ewma
from geo.change.ears import ears_c1
from geo.change.farrington import FarringtonSignals, farrington
from geo.change.seasons import FarringtonOptions
from geo.change.signals import Signals

__all__ = [
    "CumulativeSum",
    "FarringtonOptions",
    "FarringtonSignals",
    "MovingAverage",
    "Signals",
    "cusum",
    "ears_c1",
    "ewma",
    "farrington",
]
