"""How the values of practice records are said, and what the records are called."""

from calendar import day_name
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, cast

from app.clock import LONDON
from app.history.code_fields import LISTS
from app.history.field_names import AHEAD, FIELDS, FIELDS_AHEAD, FIELDS_OF_ONE_KIND
from app.history.references import PEOPLE, REFERENCES, REFERENCES_OF_ONE_KIND
from app.provision.hours import clock_words

CLAUSES = ("how ", "what ", "where ", "whose ")
"""How a name of a field begins that is a clause, so that no article stands before it."""

UNTOLD = frozenset(
    {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "raw"}
    | {"batch_id", "source_id", "source_ref", "row_key", "number", "parameters", "result"}
)
"""Fields that nobody edits."""

UNTOLD_OF_ONE_KIND = frozenset({"area.origin", "conference.seen", "partnership_setting.is_sole"})
"""Fields that a kind of record keeps for the service itself, by ``table.field``."""

RECORDS = {
    "action": "action",
    "action_progress": "note on an action",
    "area": "area",
    "assessment": "assessment",
    "champion_team": "team of champions",
    "change": "change",
    "change_sighting": "note on what was seen",
    "code": "entry of a list",
    "conference": "conference",
    "conference_invitation": "invitation",
    "contact_point": "point of contact",
    "course_attendance": "attendance",
    "course_session": "training session",
    "discussion_point": "discussion point",
    "evidence": "finding",
    "forum": "forum",
    "forum_citation": "mention of a place",
    "forum_meeting": "meeting",
    "goal": "goal",
    "goal_measure": "measurement",
    "guardian_site": "guardianship site",
    "guardian_training": "training session",
    "guardian_training_site": "site’s attendance",
    "observation": "observation",
    "partnership_setting": "set of choices of the partnership",
    "place": "place",
    "planned_method": "planned method",
    "provision": "provision",
    "provision_closure": "closure",
    "reference_link": "reference",
    "referral": "referral",
    "review": "review",
    "safety_mark": "mark on a safety map",
    "safety_session": "safety mapping session",
    "screening": "screening",
    "survey": "survey",
    "weighting": "context weighting",
}

LONGEST = 80
DAYS = frozenset({"closed_from", "closed_to", "held_from", "held_to", "until", "valid_until"})
"""Fields of dates whose names do not end in ``_on``."""

NOT_SHOWN = "one that your role does not show"
IN_A_LIST = ("label", "title", "question", "text", "key", "code")
"""Where an entry of a list that has parts says what it is, the clearest first."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """What codes, people and other records are called.

    ``labels`` is by list and code, ``names`` by account, ``titles`` by table and id; ``steps``
    has the words of a rating by its item, with the number of the first. ``held`` names the
    fields that the reader may not see, by ``table.field``.
    """

    labels: Mapping[tuple[str, str], str]
    names: Mapping[str, str]
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    steps: Mapping[str, tuple[int, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[int, tuple[str, ...]]]
    )
    held: frozenset[str] = frozenset()

    def tells(self, table: str, field: str) -> bool:
        """Whether the reader is told of a field."""
        return is_told(table, field) and f"{table}.{field}" not in self.held

    def say(
        self,
        table: str,
        field: str,
        value: Any,  # noqa: ANN401 - from JSON
        *,
        longest: int | None = LONGEST,
    ) -> str | None:
        """Say a stored value as a person would read it; None where there is none."""
        if value is None or value in ("", [], {}):
            return None
        return cut(self._words(table, field, value), longest)

    def _words(self, table: str, field: str, value: Any) -> str:  # noqa: ANN401
        if field in PEOPLE:
            return self.names.get(str(value), "a former member")
        target = reference_of(table, field)
        if target is not None:
            return self.titles.get((target, str(value)), NOT_SHOWN)
        if isinstance(value, dict):
            figures = cast("dict[str, Any]", value)
            return ", ".join(self._figure(table, field, *one) for one in figures.items())
        if isinstance(value, list):
            entries = cast("list[Any]", value)
            return ", ".join(self._entry(table, field, one) for one in entries)
        return self._coded(table, field, value)

    def _figure(self, table: str, field: str, code: str, value: Any) -> str:  # noqa: ANN401
        first, steps = self.steps.get(code, (0, ()))
        at = value - first if isinstance(value, int) else -1
        said = steps[at] if 0 <= at < len(steps) else _plain(field, value)
        unit = "%" if (table, field) == ("weighting", "weights") else ""
        return f"{self._coded(table, field, code)}: {said}{unit}"

    def _entry(self, table: str, field: str, entry: Any) -> str:  # noqa: ANN401
        if not isinstance(entry, dict):
            return self._coded(table, field, entry)
        parts = cast("dict[str, Any]", entry)
        if "weekday" in parts:
            return _opening_words(parts)
        said = next((parts[name] for name in IN_A_LIST if parts.get(name)), "")
        return self._coded(table, field, said)

    def _coded(self, table: str, field: str, value: Any) -> str:  # noqa: ANN401
        listed = LISTS.get((table, field))
        if listed is not None:
            return self.labels.get((listed, str(value)), str(value))
        return _plain(field, value)


def _opening_words(opening: dict[str, Any]) -> str:
    hours = (clock_words(time.fromisoformat(str(opening[end]))) for end in ("opens", "closes"))
    return f"{day_name[opening['weekday'] - 1]} {' to '.join(hours)}"


def _plain(field: str, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if field.endswith("_on") or field in DAYS:
        return day_words(date.fromisoformat(text))
    if field == "starts_at":
        at = datetime.fromisoformat(text).astimezone(LONDON)
        return f"{day_words(at.date())} at {clock_words(at)}"
    return clock_words(time.fromisoformat(text)) if field == "observed_at" else text


def is_told(table: str, field: str) -> bool:
    """Whether people are told of a field at all."""
    return field not in UNTOLD and f"{table}.{field}" not in UNTOLD_OF_ONE_KIND


def reference_of(table: str, field: str) -> str | None:
    """The table that a field points to, if it holds the id of another record."""
    return REFERENCES_OF_ONE_KIND.get(f"{table}.{field}") or REFERENCES.get(field)


def field_label(table: str, field: str, row: Mapping[str, Any] | None = None) -> str:
    """What people call a field, in the state that the record has in ``row``."""
    if row is not None and row.get("status") in AHEAD and f"{table}.{field}" in FIELDS_AHEAD:
        return FIELDS_AHEAD[f"{table}.{field}"]
    return FIELDS_OF_ONE_KIND.get(f"{table}.{field}") or FIELDS.get(field, field.replace("_", " "))


def cut(words: str, longest: int | None) -> str:
    """Words, or as many as fit, with a sign that there are more."""
    if longest is None or len(words) <= longest:
        return words
    return words[: longest - 1].rstrip() + "…"


def day_words(day: date) -> str:
    """Write a date as people say it: 2 December 2026."""
    return f"{day.day} {day:%B %Y}"


def listed_words(names: list[str]) -> str:
    """Join names: "the outline, the name and what was seen"."""
    told = [name if name.startswith(CLAUSES) else f"the {name}" for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
