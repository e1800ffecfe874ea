"""Instruments as the partnership's lists hold them: their scale, its words, and their items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.codes import service as codes
from app.codes.schemas import CodeOut

SEEN_OR_NOT = 2
"""An instrument whose scale has two steps tells of each item whether it was seen."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an instrument asks about; ``steps`` are the words of its values in order."""

    code: str
    label: str
    description: str
    group: str
    principle: str | None
    steps: tuple[str, ...]
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument. Values run from ``least`` to ``most``; ``better`` is the end to wish for."""

    code: str
    label: str
    description: str
    audience: str
    least: int
    most: int
    better: str
    retired_on: date | None
    items: tuple[Item, ...]

    @property
    def is_seen_or_not(self) -> bool:
        """Whether each item is only seen or not seen."""
        return self.most - self.least + 1 == SEEN_OR_NOT

    def item(self, code: str) -> Item | None:
        """The item of this code, if the instrument has it."""
        return next((one for one in self.items if one.code == code), None)

    def words(self, item: Item, value: float) -> str:
        """What a value of an item means; a value between two steps names both."""
        low, high = int(value // 1) - self.least, int(-(-value // 1)) - self.least
        told = [item.steps[n] for n in sorted({low, high}) if 0 <= n < len(item.steps)]
        return " to ".join(told)


def instruments(session: Session) -> dict[str, Instrument]:
    """Every instrument of the partnership by code, retired ones too."""
    lists = codes.read_lists(session).lists
    principles = {one.code: one.label for one in lists.get("cpted_principle", [])}
    items = lists.get("instrument_item", [])
    return {
        one.code: _instrument(one, [item for item in items if item.parent == one.code], principles)
        for one in lists.get("instrument", [])
    }


def _instrument(row: CodeOut, items: list[CodeOut], principles: Mapping[str, str]) -> Instrument:
    steps = _steps(row)
    least = _whole(row, "scale_min", 0)
    return Instrument(
        code=row.code,
        label=row.label,
        description=row.description,
        audience=str(row.attributes.get("audience") or ""),
        least=least,
        most=_whole(row, "scale_max", least + max(1, len(steps) - 1)),
        better="low" if row.attributes.get("better") == "low" else "high",
        retired_on=row.retired_on,
        items=tuple(_item(item, steps, principles) for item in items),
    )


def _item(row: CodeOut, usual: tuple[str, ...], principles: Mapping[str, str]) -> Item:
    return Item(
        code=row.code,
        label=row.label,
        description=row.description,
        group=str(row.attributes.get("group") or ""),
        principle=principles.get(str(row.attributes.get("cpted") or "")),
        steps=_steps(row) or usual,
        retired_on=row.retired_on,
    )


def _steps(row: CodeOut) -> tuple[str, ...]:
    words = str(row.attributes.get("steps") or "")
    return tuple(part.strip() for part in words.split("|")) if words else ()


def _whole(row: CodeOut, name: str, otherwise: int) -> int:
    value = row.attributes.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
