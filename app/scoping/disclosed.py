"""What of a suggestion may be told, so that no small count can be worked out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.disclosure.figures import Figure, shown_count, told
from geo.scoping import Coverage, Outline

HUNDREDTHS = 2


@dataclass(frozen=True, slots=True)
class Held:
    """Incidents in an outline and elsewhere in its start; no share where one of them is hidden."""

    inside: Figure
    outside: Figure
    share: float | None


def held_by(outline: Outline, total: int, threshold: int, *, withhold: bool = False) -> Held:
    """Tell how much an outline holds.

    Parameters
    ----------
    total
        Incidents in the start, which are told beside it.
    withhold
        Whether another outline on record is so like this one that counts of both give away what
        lies between them.
    """
    parts = [outline.records_held, total - outline.records_held]
    # Where one is hidden so is the other, for their sum is told.
    (inside, outside), _ = told(parts, total + 1 if withhold else threshold)
    known = shown_count(inside) is not None and shown_count(outside) is not None
    return Held(inside, outside, round(outline.share_held, HUNDREDTHS) if known else None)


def told_curve(coverage: Sequence[Coverage], total: int, threshold: int) -> list[Coverage]:
    """Leave out steps of a curve between which, or beyond which, too few incidents lie to show."""
    kept: list[Coverage] = []
    before = 0
    for step in coverage:
        inside = round(step.share_held * total)
        beyond = total - inside
        if inside - before >= threshold and (beyond == 0 or beyond >= threshold):
            kept.append(step)
            before = inside
    return kept
