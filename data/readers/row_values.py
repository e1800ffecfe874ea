"""Turn the text of one row into values; the first text that is none becomes the row's fault."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from data.readers.columns import plain

TRUE = {"yes", "y", "true", "1"}
FALSE = {"no", "n", "false", "0"}
NOTHING = {"", "na", "n/a", "null", "none", "-", "unknown", "not known"}
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
OLDEST = 120
MOST_LISTED = 12
# Digits are written out: \d would take those of every script, which the database would not.
UPRN = re.compile(r"[0-9]{1,12}")
NUMBER = re.compile(r"[-+]?([0-9]{1,12}(\.[0-9]*)?|\.[0-9]+)(e[-+]?[0-9]{1,2})?")
ROUNDED = re.compile(r"[0-9](\.[0-9]+)?E\+[0-9]{2}", re.IGNORECASE)


class FaultyValue(ValueError):
    """One value of a row is not what its column must hold."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field = field
        self.value = value
        self.reason = reason
        super().__init__(f"{field}: {reason}")


@dataclass(frozen=True, slots=True)
class RowValues:
    """The picked values of one row; each method reads one field or raises FaultyValue."""

    values: Mapping[str, str]

    def text(self, field: str) -> str | None:
        """Return the text, or None where the cell says nothing."""
        value = self.values.get(field, "").strip()
        return None if value.casefold() in NOTHING else value

    def needed_text(self, field: str) -> str:
        """Return the text of a field that must not be empty."""
        value = self.text(field)
        if value is None:
            raise FaultyValue(field, self.values.get(field, ""), "This must not be empty.")
        return value

    def flag(self, field: str) -> bool | None:
        """Return yes or no, or None where the cell says nothing."""
        value = self.text(field)
        if value is None or value.casefold() in TRUE | FALSE:
            return None if value is None else value.casefold() in TRUE
        # "0" and "no" are answers; only what NOTHING lists says nothing.
        raise FaultyValue(field, value, "Write yes or no.")

    def whole(self, field: str, *, at_most: int) -> int | None:
        """Return a whole number from 0 to ``at_most``."""
        value = self.text(field)
        if value is None:
            return None
        if not re.fullmatch(r"[0-9]{1,9}(\.0+)?", value) or int(float(value)) > at_most:
            raise FaultyValue(field, value, f"Write a whole number from 0 to {at_most:,}.")
        return int(float(value))

    def number(self, field: str) -> float | None:
        """Return a finite number."""
        value = self.text(field)
        if value is None:
            return None
        if not NUMBER.fullmatch(value.lower()):
            raise FaultyValue(field, value, "This is not a number.")
        return float(value)

    def day(self, field: str) -> date | None:
        """Return a date written 2026-04-30, 30/04/2026 or 30 April 2026."""
        value = self.text(field)
        if value is None:
            return None
        for form in DATE_FORMS:
            try:
                return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        raise FaultyValue(field, value, "Write a date like 2026-04-30 or 30/04/2026.")

    def code(self, field: str, codes: Mapping[str, str], *, default: str | None = None) -> str:
        """Return a code of a list; ``codes`` is code to label, and either may be written."""
        value = self.text(field)
        if value is None and default is not None:
            return default
        by_name = {plain(label): code for code, label in codes.items()}
        by_name |= {plain(code): code for code in codes}
        if value is None or plain(value) not in by_name:
            raise FaultyValue(field, value or "", _not_listed(value, codes))
        return by_name[plain(value)]

    def listed(self, field: str) -> tuple[str, ...]:
        """Return the parts of a text like ``English, Turkish``."""
        value = self.text(field) or ""
        return tuple(part.strip() for part in re.split(r"[,;/|]", value) if part.strip())

    def ages(self) -> tuple[int | None, int | None]:
        """Return the youngest and the oldest age."""
        youngest = self.whole("min_age", at_most=OLDEST)
        oldest = self.whole("max_age", at_most=OLDEST)
        if youngest is not None and oldest is not None and youngest > oldest:
            raise FaultyValue("max_age", str(oldest), "The oldest age is below the youngest.")
        return youngest, oldest

    def uprn(self, field: str = "uprn") -> str | None:
        """Return a Unique Property Reference Number: up to 12 digits, without leading zeros.

        One that a spreadsheet has rounded, like 2.00E+11, is lost; it is no reason to lose the row.
        """
        value = self.text(field)
        if value is None or ROUNDED.fullmatch(value):
            return None
        digits = value.removesuffix(".0")
        if not UPRN.fullmatch(digits):
            raise FaultyValue(field, value, "A UPRN has up to 12 digits.")
        return digits.lstrip("0") or None


def _not_listed(value: str | None, codes: Mapping[str, str]) -> str:
    labels = list(codes.values())
    if len(labels) <= MOST_LISTED:
        return f"This is not one of: {', '.join(labels)}."
    near = get_close_matches(value or "", labels, n=3, cutoff=0.3)
    if not near:
        return "This is not on the list. Write the words that people choose from, or their code."
    return f"This is not on the list. The nearest are: {', '.join(near)}."
