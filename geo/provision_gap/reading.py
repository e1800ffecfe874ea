"""Plain words for a provision gap."""

from geo.provision_gap.arguments import OpenProvision, TimedIncidents
from geo.provision_gap.counts import PartOfWeek, WeekGaps
from geo.temporal import HOURS

LEAST_INCIDENTS = 10
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOT_SAID = (
    "This shows where and when harm was recorded and nothing was open near it. It does not say"
    " that anything open would have made a difference, nor that anybody would have gone there."
)


def reading(
    timed: TimedIncidents,
    offered: OpenProvision,
    week: WeekGaps,
    parts: tuple[PartOfWeek, ...],
    walk_m: float,
) -> tuple[bool, str]:
    """Say whether the counts must not be shown as a finding, and what they are."""
    left_out = _left_out(timed, offered)
    n, k = len(timed.xy), len(offered.hours_known)
    if n < LEAST_INCIDENTS:
        return True, "Too few to tell." + left_out
    if k == 0 or not offered.hours_known.any():
        what = "No provision is recorded near a street" if k == 0 else "No opening hours are known"
        return True, f"{what}: nothing can be said about when something is open." + left_out
    gaps, untold = int(week.gaps.sum()), int(week.untold.sum())
    said = (
        f"Of {n:,} incidents with a known place and hour, {gaps:,} came when nothing was open"
        f" within a walk of {walk_m:,.0f} m."
    )
    if untold:
        said += f" For {untold:,} more it cannot be told: opening hours near them are not recorded."
    if gaps:
        said += _most(parts)
    return False, said + left_out + " " + _NOT_SAID


def _most(parts: tuple[PartOfWeek, ...]) -> str:
    most = [part for part in parts if part.gaps == parts[0].gaps]
    if len(most) > 1:
        return f" No part of the week stands out: {len(most)} have {most[0].gaps:,} each."
    one = most[0]
    hours = f"{one.first_hour:02d}:00 to {one.end_hour % HOURS:02d}:00"
    return (
        f" The most in one part of the week: {_WEEKDAYS[one.weekday]}, {hours} ({one.gaps:,})."
        " Parts with similar counts could change places by chance."
    )


def _left_out(timed: TimedIncidents, offered: OpenProvision) -> str:
    said = ""
    for count, what in (
        (timed.imprecise, "without a precise place and hour"),
        (timed.off_street, "too far from any street"),
        (offered.off_street, "of the provision too far from any street"),
    ):
        if count:
            said += f" {count:,} {what} {'is' if count == 1 else 'are'} left out."
    return said
