"""Code lists that a partnership starts with: one CSV file a list, in ``data/codes``.

Each has the columns code, label, description, source and parent; any other
column becomes an attribute of the code (numbers and true/false are read as such).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "codes"
COLUMNS = ("code", "label", "description", "source", "parent")
Attribute = str | int | bool


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of one list, in the order of its file."""

    list: str
    code: str
    label: str
    description: str
    source: str
    sort: int
    parent: str | None
    attributes: dict[str, Attribute] = field(default_factory=dict)


def read_code_lists(folder: Path = FOLDER) -> list[CodeRow]:
    """Read every list whose file has the columns of a code list.

    Raises
    ------
    ValueError
        When a code stands twice in a list or has no label.
    """
    return [row for path in sorted(folder.glob("*.csv")) for row in _read(path)]


def _read(path: Path) -> Iterator[CodeRow]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = reader.fieldnames or []
        if not set(COLUMNS[:2]) <= set(names):
            return
        seen: set[str] = set()
        for sort, row in enumerate(reader):
            code, label = row["code"].strip(), row["label"].strip()
            if not code or not label or code in seen:
                message = f"{path.name}: the code “{code}” is empty, repeated or has no label."
                raise ValueError(message)
            seen.add(code)
            yield CodeRow(
                list=path.stem,
                code=code,
                label=label,
                description=(row.get("description") or "").strip(),
                source=(row.get("source") or "").strip(),
                sort=sort,
                parent=(row.get("parent") or "").strip() or None,
                attributes={
                    name: _attribute(value)
                    for name, value in row.items()
                    if name not in COLUMNS and value
                },
            )


def _attribute(value: str) -> Attribute:
    if value in {"true", "false"}:
        return value == "true"
    return int(value) if value.lstrip("-").isdigit() else value
