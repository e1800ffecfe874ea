"""What speaks for and against an area as a comparison, in plain words."""

from collections.abc import Sequence

from geo.evaluate.words import number

# Counts within a third of each other are about as many.
ALIKE = 1.5
# Below this many a trend is mostly chance.
LEAST_FOR_TREND = 20
# Two-sided 5 %.
_SELDOM_Z = 1.96


def candidate_words(
    count: int,
    own: int,
    trend_z: float | None,
    context: tuple[float | None, float | None],
    *,
    rings_meet: bool,
    change_near: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say what speaks for an area and what against it.

    Parameters
    ----------
    count, own
        Counts before, there and in the treated area.
    trend_z
        Difference of growth over its doubt; None where it is not known.
    context
        How unlike its context is, and the middle one of all areas.
    rings_meet, change_near
        Whether its own ring would meet the treated area's, and whether another change lies in it.
    """
    said = [_level(count, own), _trend(min(count, own), trend_z), _context(*context)]
    speaks_for = [text for good, text in said if good is True]
    speaks_against = [text for good, text in said if good is False]
    if rings_meet:
        speaks_against.append(
            "A ring round it would meet the ring of the area, and what lies in both would count"
            " twice."
        )
    if change_near:
        speaks_against.append("Another change lies in the ring round it.")
    return tuple(speaks_for), tuple(speaks_against)


def _level(count: int, own: int) -> tuple[bool, str]:
    against = f"{number(count)} against {number(own)}"
    if own / ALIKE <= count <= own * ALIKE:
        return True, f"About as many before: {against}."
    return False, f"{'Far fewer' if count < own else 'Far more'} before: {against}."


def _trend(fewest: int, trend_z: float | None) -> tuple[bool, str]:
    if trend_z is None or fewest < LEAST_FOR_TREND:
        return False, "Too few before to tell whether they rose or fell alike."
    if abs(trend_z) < _SELDOM_Z:
        return (
            True,
            "How differently it rose or fell before could be chance.",
        )
    rose = "Rose more or fell less" if trend_z > 0 else "Rose less or fell more"
    return False, f"{rose} before than the area itself."


def _context(unlike: float | None, middle: float | None) -> tuple[bool | None, str]:
    if unlike is None or middle is None:
        return None, ""
    if unlike < middle:
        return True, "What lies around it is more like here than at most places."
    return False, "What lies around it is less like here than at most places."


def ranking_words(ranked: Sequence[str], offered: int, *, counted: int) -> str:
    """Say how many areas could be compared and which is the most like."""
    if counted == 0:
        return "Nothing was counted here before, so there is nothing to match."
    areas = "area" if offered == 1 else "areas"
    if not ranked:
        return f"None of the {offered:,} {areas} can be compared; the reasons stand beside each."
    return (
        f"{len(ranked):,} of {offered:,} {areas} can be compared. Most alike before:"
        f" {', '.join(ranked[:3])}. A comparison shows what else was going on, not why anything"
        " changed. A person chooses it, before looking at what followed."
    )
