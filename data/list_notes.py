"""What is said of each code list, and what may be done to it: ``data/codes/lists.toml``."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

NOTES = Path(__file__).parent / "codes" / "lists.toml"
Keeping = Literal["open", "words"]
AttributeKind = Literal["code", "number", "flag", "address"]
Held = Literal["one", "items", "names", "key_of_items"]
HELD: dict[str, Held] = {"": "one", "[]": "items", "{}": "names", "[key]": "key_of_items"}
"""How a column holds codes, by what is written behind its name."""


@dataclass(frozen=True, slots=True)
class Use:
    """A column of records that holds codes of the list, and how it holds them."""

    table: str
    column: str
    held: Held


@dataclass(frozen=True, slots=True)
class AttributeNote:
    """One more thing that a code of the list carries."""

    name: str
    kind: AttributeKind
    label: str
    hint: str = ""
    list: str | None = None
    required: bool = False
    least: int = 0
    most: int = 1_000_000

    @property
    def remembered_as(self) -> str:
        """What the history of a code calls it, so that it reads without this note."""
        return self.label.lower().replace(" ", "_")


@dataclass(frozen=True, slots=True)
class ListNote:
    """One list: what it is for, where it is met, and how it is kept.

    A list whose ``keeping`` is ``words`` takes no new code and retires none; of an open list
    the same holds for the ``relied`` codes. Where a list has ``parents``, each code stands under
    one of them, unless ``stands_alone`` says that it need not.
    """

    key: str
    title: str
    purpose: str
    group: str
    screens: tuple[str, ...] = ()
    keeping: Keeping = "open"
    relied: frozenset[str] = frozenset()
    parents: str | None = None
    stands_alone: bool = False
    uses: tuple[Use, ...] = ()
    attributes: tuple[AttributeNote, ...] = field(default=())

    def goes_by(self, code: str) -> bool:
        """Whether the service itself goes by a code, so that it cannot be retired."""
        return self.keeping == "words" or code in self.relied


@cache
def list_notes(path: Path = NOTES) -> dict[str, ListNote]:
    """Return every note by the name of its list, in the order of the file.

    Raises
    ------
    TypeError
        When a note lacks something that it must say, or says something that is not known.
    ValueError
        When a list is kept in a way that there is not, or a use is no ``table.column``.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _note(key, entry) for key, entry in entries.items()}


def note_of(key: str) -> ListNote:
    """The note of a list; one that nobody described yet only has its name."""
    known = list_notes().get(key)
    if known is not None:
        return known
    return ListNote(
        key, title=key.replace("_", " ").capitalize(), purpose="", group="", keeping="words"
    )


def _note(key: str, entry: dict[str, Any]) -> ListNote:
    if entry.get("keeping", "open") not in get_args(Keeping):
        message = f"{key}: “{entry['keeping']}” is no way of keeping a list."
        raise ValueError(message)
    made: dict[str, Any] = {
        **entry,
        "screens": tuple(entry.get("screens", ())),
        "relied": frozenset(entry.get("relied", ())),
        "uses": tuple(_use(key, one) for one in entry.get("uses", ())),
        "attributes": tuple(
            AttributeNote(name=name, **one) for name, one in entry.get("attributes", {}).items()
        ),
    }
    return ListNote(key=key, **made)


def _use(key: str, written: str) -> Use:
    found = re.fullmatch(r"(\w+)\.(\w+)(\[\]|\{\}|\[key\])?", written)
    if found is None:
        message = f"{key}: “{written}” is no column of a table."
        raise ValueError(message)
    return Use(found[1], found[2], HELD[found[3] or ""])
