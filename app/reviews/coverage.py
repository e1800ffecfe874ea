"""Which sources hold both windows; one that begins in between would pass for a change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.params import Months, months_between
from app.problems import InvalidInput, NotUsable
from app.reviews import queries
from app.reviews.queries import SourceRow
from app.reviews.windows import Windows, months_words

OtherWindows = Callable[[int, bool], Windows]
"""Windows of another length, and of the same months of the year or not."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sources that are counted, and the names of those that do not hold both windows."""

    used: tuple[SourceRow, ...]
    left_out: tuple[str, ...]

    @property
    def used_keys(self) -> tuple[str, ...]:
        """Keys of the sources that are counted."""
        return tuple(one.key for one in self.used)

    @property
    def words(self) -> str:
        """Which sources were counted and which were not."""
        said = f"Records of {_joined([one.name for one in self.used])}."
        if self.left_out:
            verb = "does" if len(self.left_out) == 1 else "do"
            said += f" {_joined(list(self.left_out))} {verb} not hold both windows and is left out."
        return said if len(self.left_out) < 2 else said.replace("and is left", "and are left")


def coverage_of(
    session: Session, wanted: Sequence[str] | None, windows: Windows, others: OtherWindows
) -> Coverage:
    """Choose the sources that hold records over both windows.

    Parameters
    ----------
    wanted : sequence of str, optional
        Keys of the sources to count; all when left out.
    windows : Windows
        What is to be held.
    others : callable
        Gives windows of another length, to say which length could be read.

    Raises
    ------
    InvalidInput
        When a source is not known.
    NotUsable
        When none holds both windows, with the lengths that could be read.
    """
    known = {one.key: one for one in queries.sources(session)}
    strange = [key for key in wanted or () if key not in known]
    if strange:
        why = f"“{strange[0]}” is not a source with incidents."
        raise InvalidInput([("body.source", why)])
    asked = [known[key] for key in dict.fromkeys(wanted)] if wanted else list(known.values())
    used = tuple(one for one in asked if _holds(one, windows))
    if not used:
        raise NotUsable(_refusal(asked, windows, others))
    return Coverage(used, tuple(one.name for one in asked if one not in used))


def _holds(source: SourceRow, windows: Windows) -> bool:
    return source.first <= windows.before.first and windows.after.last <= source.last


def _refusal(asked: Sequence[SourceRow], windows: Windows, others: OtherWindows) -> str:
    if not asked:
        return "No incidents have been brought in yet. Import records first."
    longest = max(asked, key=lambda one: months_between(one.first, one.last))
    said = (
        f"This needs records of {months_words(windows.before)}, and of"
        f" {months_words(windows.after)}. There are records of"
        f" {months_words(Months(longest.first, longest.last))}."
    )
    if longest.last < windows.after.first:
        return f"{said} No whole month after is on record yet."
    same, other = (
        _longest_readable(asked, windows.after.count, others, same_months=same)
        for same in (True, False)
    )
    if not same and not other:
        return f"{said} Too little lies before or after to read anything."
    lengths = [f"{same} {'month' if same == 1 else 'months'}"] if same else []
    if other > same:
        unit = "month" if other == 1 else "months"
        lengths.append(f"{other} {unit} where the two need not hold the same months")
    return f"{said} Windows of up to {', or up to '.join(lengths)} can be read."


def _longest_readable(
    asked: Sequence[SourceRow], most: int, others: OtherWindows, *, same_months: bool
) -> int:
    """The longest windows that some source holds; 0 where there are none."""
    for months in range(most, 0, -1):
        windows = others(months, same_months)
        if any(_holds(one, windows) for one in asked):
            return months
    return 0


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
