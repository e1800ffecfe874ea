"""Which sources hold both windows; one that begins in between would pass for a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.params import Months, months_between
from app.problems import InvalidInput, NotUsable
from app.reviews import queries
from app.reviews.queries import SourceRow
from app.reviews.windows import Windows, months_words


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


def coverage_of(session: Session, wanted: Sequence[str] | None, windows: Windows) -> Coverage:
    """Choose the sources that hold records over both windows.

    Raises
    ------
    InvalidInput
        When a source is not known.
    NotUsable
        When none holds both windows, with the months that there are.
    """
    known = {one.key: one for one in queries.sources(session)}
    strange = [key for key in wanted or () if key not in known]
    if strange:
        why = f"“{strange[0]}” is not a source with incidents."
        raise InvalidInput([("body.source", why)])
    asked = [known[key] for key in dict.fromkeys(wanted)] if wanted else list(known.values())
    used = tuple(one for one in asked if _holds(one, windows))
    if not used:
        raise NotUsable(_refusal(asked, windows))
    return Coverage(used, tuple(one.name for one in asked if one not in used))


def _holds(source: SourceRow, windows: Windows) -> bool:
    return source.first <= windows.before.first and windows.after.last <= source.last


def _refusal(asked: Sequence[SourceRow], windows: Windows) -> str:
    if not asked:
        return "No incidents have been brought in yet. Import records first."
    needed = f"{months_words(windows.before)}, and {months_words(windows.after)}"
    longest = max(asked, key=lambda one: months_between(one.first, one.last))
    held = months_words(Months(longest.first, longest.last))
    said = f"This needs records of {needed}. {longest.name} holds {held}."
    after = months_between(windows.after.first, longest.last) + 1
    if longest.first <= windows.before.first and after > 0:
        return f"{said} So far {after} {'month' if after == 1 else 'months'} after can be read."
    if after <= 0:
        return f"{said} No whole month after is on record yet."
    return f"{said} Choose shorter windows, or windows that need not hold the same months."


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
