"""What a reader says of input that it did not take: a row, a member, a file, or a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VALUE_SHOWN_CHARS = 200


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that was not taken, with the place of the fault."""

    file: str
    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """One member of an archive that was left alone, and why."""

    file: str
    reason: str


class UnreadableFile(ValueError):
    """A file as a whole cannot be taken; nothing of it was read."""

    def __init__(self, file: str, reason: str, *, line: int | None = None) -> None:
        self.file = file
        self.reason = reason
        self.line = line
        place = file if line is None else f"{file}, line {line}"
        super().__init__(f"{place}: {reason}")


class MappingNeeded(ValueError):
    """The columns of a table do not name what is needed; a person has to say which is which.

    ``guesses`` maps each field of the template to the column that looks like it, or to None;
    ``missing`` lists, in words, what could not be found.
    """

    def __init__(
        self,
        file: str,
        columns: Sequence[str],
        guesses: Mapping[str, str | None],
        missing: Sequence[str],
    ) -> None:
        self.file = file
        self.columns = tuple(columns)
        self.guesses = dict(guesses)
        self.missing = tuple(missing)
        super().__init__(
            f"{file}: say which column holds {', '.join(missing)}. "
            f"Columns found: {', '.join(columns)}."
        )


def shown_value(value: object) -> str:
    """Return a value as text that is safe to keep: capped, without control characters."""
    said = "" if value is None else str(value)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in said)
    return text if len(text) <= VALUE_SHOWN_CHARS else text[: VALUE_SHOWN_CHARS - 1] + "…"
