"""Comparison places in sentences, without any count that may not be shown."""

from collections.abc import Sequence

from app.disclosure.figures import Figure, shown_count
from app.params import Months
from app.reviews.candidates_schemas import AlikeOut
from app.reviews.outcome import FLOOR_BEFORE
from app.reviews.windows import months_words

NO_PIVOT = (
    "Say from which day “after” counts: places are matched on the months before the works began."
)
TOO_SHORT = "There are too few months of records before the works began to match places on."
NOT_CAUSE = (
    "A comparison shows what else was going on. It cannot say why anything changed, and no two"
    " places are alike."
)
CHOOSE_BEFORE = (
    "Nothing here was counted after the works began. Choose before you look at what followed."
)
SIZE = 3.0


def too_few_here(months: Months) -> str:
    """Refuse to match a place in which too little was recorded."""
    return (
        f"Too few to tell: fewer than {FLOOR_BEFORE} incidents were recorded in the place in"
        f" {months_words(months)}. With so few, no place can be said to be like it."
    )


def too_few_there(total: int) -> str:
    """Refuse a place in which too little was recorded."""
    if total == 0:
        return "No incidents were recorded there before."
    return f"Fewer than {FLOOR_BEFORE} incidents were recorded there before."


def reading(names: Sequence[str], ranked: int, offered: int, months: Months) -> str:
    """Say how many places can be compared, and which were most alike."""
    of_all = f"{ranked:,} of {offered:,} places"
    if offered == 0:
        return (
            "No saved areas, wards or statistical areas are on record to compare with. Draw a"
            " comparison area, or import boundaries; a place can also be read alone."
        )
    if not names:
        return (
            f"None of {offered:,} places can be compared. The reasons stand beside each; a place"
            " can also be read alone."
        )
    return (
        f"{of_all} can be compared. **Most alike in {months_words(months)}: {names[0]}**"
        f"{_others(names[1:3])}. A person chooses."
    )


def _others(names: Sequence[str]) -> str:
    return f", then {' and '.join(names)}" if names else ""


def without_hidden(reason: str, figures: Sequence[Figure]) -> str:
    """Leave the counts out of a reason where one of them is hidden."""
    if all(shown_count(one) is not None for one in figures) or ":" not in reason:
        return reason
    return f"{reason.split(':')[0]}."


def size_words(hectares: float, own: float) -> str:
    """Say that a place is much larger or smaller; empty where it is not."""
    if hectares > SIZE * own:
        return f"About {hectares / own:,.0f} times as large."
    return f"About {own / hectares:,.0f} times smaller." if hectares * SIZE < own else ""


def likenesses(one: AlikeOut, own: AlikeOut) -> tuple[list[str], list[str]]:
    """Say what of the surroundings speaks for and against a place, from what is shown."""
    speaks_for: list[str] = []
    against: list[str] = []
    if one.main_kind and own.main_kind:
        if one.main_kind == own.main_kind:
            speaks_for.append(f"{own.main_kind} is recorded most often in both.")
        else:
            words = f"{one.main_kind} is recorded most often there, {own.main_kind.lower()} here."
            against.append(words)
    late, own_late = _late(one), _late(own)
    if late is not None and own_late is not None:
        close = abs(late - own_late) <= 0.1
        shares = f"{late:.0%} in the evening or at night there, {own_late:.0%} here."
        (speaks_for if close else against).append(shares)
    for near, own_near, what in (
        (one.stations, own.stations, "A rail station"),
        (one.licensed, own.licensed, "Licensed premises"),
    ):
        if (near > 0) != (own_near > 0):
            verb = "are" if what.endswith("s") else "is"
            where = "there but not here" if near else "here but not there"
            against.append(f"{what} {verb} within 400 m {where}.")
    return speaks_for, against


def _late(one: AlikeOut) -> float | None:
    return None if one.evening is None or one.night is None else one.evening + one.night


def quiet_months(missing: Sequence[str]) -> str:
    """Say of which months nothing was recorded anywhere."""
    named = ", ".join(missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return (
        f"Nothing was recorded anywhere in the partnership in {named}{more}: the data of these"
        " months may be missing."
    )
