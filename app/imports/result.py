"""What an importer found and did."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.readers.faults import Skipped

NOTES_KEPT = 200


@dataclass(slots=True)
class Counts:
    """Rows read and what became of them.

    ``repeated`` rows told of a record that the same files had told of already; ``held`` ones wait
    for somebody to say whether they are new; ``no_location`` counts records, not rows.
    rows = added + updated + unchanged + repeated + held + rejected.
    """

    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    held: int = 0
    rejected: int = 0
    no_location: int = 0


@dataclass(slots=True)
class Result:
    """The counts of an import, the months it touched, and what to tell beside.

    ``kept`` is laid beside the batch's options: what it wrote, and what waits for a decision.
    """

    counts: Counts = field(default_factory=Counts)
    first: date | None = None
    last: date | None = None
    notes: list[str] = field(default_factory=list[str])
    kept: dict[str, Any] = field(default_factory=dict[str, Any])

    def skip(self, skipped: Skipped) -> None:
        """Tell of a file inside an archive that was left alone."""
        self.note(f"{skipped.file} {skipped.reason}.")

    def note(self, words: str) -> None:
        """Tell something that is neither a fault nor a count."""
        if len(self.notes) < NOTES_KEPT:
            self.notes.append(words)
