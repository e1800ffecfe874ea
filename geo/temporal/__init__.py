"""When: hours of the week, spans between two times, the usual hour and crowded stretches."""

from geo.temporal.around_the_clock import CircularTime, circular
from geo.temporal.clock import DAYS, HOURS
from geo.temporal.spans import AoristicWeights, aoristic
from geo.temporal.week import WeekGrid, hour_of_week
from geo.temporal.windows import UnusualWindow, chance_of_crowding, unusual_window

__all__ = [
    "DAYS",
    "HOURS",
    "AoristicWeights",
    "CircularTime",
    "UnusualWindow",
    "WeekGrid",
    "aoristic",
    "chance_of_crowding",
    "circular",
    "hour_of_week",
    "unusual_window",
]
