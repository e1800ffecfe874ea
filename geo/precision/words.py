"""What a split says to the person who asked for the analysis."""

from collections.abc import Mapping

from geo.precision.codes import PLACE, TIME
from geo.precision.needs import Needs

POLICE = "follows_police_activity"
FINER, UNKNOWN = "cells_finer_than_moves", "moves_unknown"

_MARKS: Mapping[str, str] = {
    POLICE: "These records follow where police search, not where harm is.",
    FINER: "Cells are finer than the distance that points were moved: read neighbours together.",
    UNKNOWN: "Points were moved by their publisher, and nobody says how far.",
}


def split_words(
    needs: Needs,
    total: int,
    reasons: Mapping[str, int],
    marks: tuple[str, ...],
    *,
    refused: bool,
) -> str:
    """Say how many records are used, why others are not, and what stands beside the figures."""
    if total == 0:
        return "There are no records."
    used = total - sum(reasons.values())
    if refused:
        said = [f"Not shown: {_too_few(used, total)}"]
    else:
        said = [f"{used:,} of {_records(total)} used."]
    said += [_reason(name, n, needs) for name, n in reasons.items()]
    if not refused:
        said += [_MARKS[mark] for mark in marks]
    return " ".join(said)


def _too_few(used: int, total: int) -> str:
    if used == 0:
        return f"none of {_records(total)} {'is' if total == 1 else 'are'} precise enough."
    return f"only {used:,} of {_records(total)} would be left, and could not speak for the others."


def _reason(name: str, n: int, needs: Needs) -> str:
    one = n == 1
    if name == POLICE:
        return (
            f"{n:,} {'is' if one else 'are'} of kinds that follow police searches and"
            f" {'is' if one else 'are'} not added to harm."
        )
    if name == "withheld":
        return f"{n:,} {'has a place' if one else 'have places'} that may not be shown."
    if name == "no_place":
        return f"{n:,} {'has' if one else 'have'} no place."
    if name == "moved_too_far_for_cells":
        return f"{n:,} {'was' if one else 'were'} moved too far by their publisher for such cells."
    lacks = f"{n:,} {'does' if one else 'do'} not know"
    if name == "place_too_coarse":
        return f"{lacks} {PLACE[needs.place or 'area_only']}."
    return f"{lacks} {TIME[needs.time or 'month']}."


def _records(n: int) -> str:
    return f"{n:,} {'record' if n == 1 else 'records'}"
