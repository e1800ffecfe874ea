"""Parts of the week as people plan provision: after school, evenings, nights, weekends."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DAYS, HOURS = 7, 24
MORNING, AFTERNOON, EVENING, LATE, SMALL_HOURS = 6, 15, 18, 22, 2
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the week; ``name`` is in the plural, as in "Saturday evenings"."""

    key: str
    name: str
    hours: str

    @property
    def label(self) -> str:
        """Such as "Saturday evenings, 6pm to 10pm"."""
        return f"{self.name}, {self.hours}"


PARTS = (
    Part("school_day", "Monday to Friday daytimes", "6am to 3pm"),
    Part("after_school", "Monday to Friday afternoons", "3pm to 6pm"),
    Part("evening", "Monday to Friday evenings", "6pm to 10pm"),
    Part("saturday", "Saturday daytimes", "6am to 6pm"),
    Part("saturday_evening", "Saturday evenings", "6pm to 10pm"),
    Part("sunday", "Sunday daytimes", "6am to 6pm"),
    Part("sunday_evening", "Sunday evenings", "6pm to 10pm"),
    Part("weekend_night", "Friday and Saturday nights", "10pm to 2am"),
    Part("night", "Sunday to Thursday nights", "10pm to 2am"),
    Part("small_hours", "small hours", "2am to 6am"),
)
SCHOOL_HOURS = "school_day"
"""In a school week most young people are in school then, and what is open elsewhere says little."""
KEYS = {part.key: number for number, part in enumerate(PARTS)}


def part_of_hour() -> npt.NDArray[np.int64]:
    """The part that each hour of the week belongs to, shape (7, 24), Monday first."""
    return np.array([[KEYS[_key(day, hour)] for hour in range(HOURS)] for day in range(DAYS)])


def by_part(hours_of_week: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    """Sum what is told by hour, shape (..., 7, 24), by part: shape (..., parts)."""
    flat = hours_of_week.reshape(*hours_of_week.shape[:-2], DAYS * HOURS).astype(np.float64)
    return flat @ _MEMBERS


def _key(day: int, hour: int) -> str:
    if SMALL_HOURS <= hour < MORNING:
        return "small_hours"
    if hour >= LATE or hour < SMALL_HOURS:
        evening_of = day if hour >= LATE else (day - 1) % DAYS
        return "weekend_night" if evening_of in (FRIDAY, SATURDAY) else "night"
    if day in (SATURDAY, SUNDAY):
        name = "saturday" if day == SATURDAY else "sunday"
        return name if hour < EVENING else f"{name}_evening"
    if hour < AFTERNOON:
        return "school_day"
    return "after_school" if hour < EVENING else "evening"


_MEMBERS = np.eye(len(PARTS))[part_of_hour().reshape(-1)]
