"""What rows of guardianship sites and of provision have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.readers.columns import plain
from data.readers.opening_text import Opening, parse_opening_hours
from data.readers.row_place import RowPlace
from data.readers.row_values import ROUNDED, FaultyValue, RowValues
from data.readers.tables import TableRow


@dataclass(slots=True)
class SourceRefs:
    """Gives each row of a table the reference by which a later table knows it again.

    It is the table's own reference where it has one, else the name with the postcode or the place
    to ten metres. A row that repeats an earlier one's is a fault: it would overwrite it.
    """

    _line_of: dict[str, int] = field(default_factory=dict)

    def of(self, line: int, own: str | None, name: str, place: RowPlace) -> str:
        """Return the reference of a row; raise FaultyValue when an earlier row has it."""
        ref = own or f"{plain(name)} {_where(place)}"
        earlier = self._line_of.setdefault(ref.casefold(), line)
        if earlier != line:
            column = "ref" if own else "name"
            reason = f"Line {earlier} already lists this; nothing tells the two apart."
            raise FaultyValue(column, own or name, reason)
        return ref


def _where(place: RowPlace) -> str:
    if place.x is not None and place.y is not None:
        return f"{place.x / 10:.0f},{place.y / 10:.0f}"
    return place.postcode or "nowhere"


def hours_of(row: RowValues, column: str) -> tuple[Opening, ...]:
    """Return the openings a cell says; raise FaultyValue with the part that is not understood."""
    text = row.text(column)
    if text is None:
        return ()
    try:
        return parse_opening_hours(text)
    except ValueError as error:
        raise FaultyValue(column, text, f"{error}.") from error


def notes_on(rows: Iterable[TableRow], columns: Mapping[str, str]) -> list[str]:
    """Say what was lost before the table came here."""
    column = columns.get("uprn", "")
    rounded = sum(bool(ROUNDED.fullmatch(row.values.get(column, ""))) for row in rows)
    if not rounded:
        return []
    return [
        f"{rounded:,} values of {column} were rounded by a spreadsheet (like 2.00E+11) and are"
        " left out; the rows themselves were taken."
    ]
