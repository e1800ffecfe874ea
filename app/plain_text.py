"""Words that people type: trimmed, of bounded length, and free of what a database cannot hold."""

from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, StringConstraints

ALLOWED_CONTROLS = frozenset("\n\t")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def without_controls(words: str) -> str:
    """Pass words on that hold no control characters but line breaks and tabs.

    Raises
    ------
    ValueError
        With the code point of the first one found.
    """
    words = words.replace("\r\n", "\n")
    for character in words:
        if category(character) in {"Cc", "Cs"} and character not in ALLOWED_CONTROLS:
            message = f"A character that cannot be kept (U+{ord(character):04X}) is in the text."
            raise ValueError(message)
    return words


def on_one_line(words: str) -> str:
    """Pass words on with every run of blanks and line breaks made one space."""
    return " ".join(without_controls(words).split())


def no_formula(words: str) -> str:
    """Give words that no spreadsheet takes for a formula: one that begins so gets a quote."""
    return f"'{words}" if words.lstrip(" \ufeff\u200b").startswith(FORMULA_STARTS) else words


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(on_one_line),
]
"""A name or title, which cannot be empty."""

Sought = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(on_one_line)
]
"""Words to search for; may be empty."""

Paragraphs = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=5000),
    AfterValidator(without_controls),
]
"""A longer text; may be empty."""

LongText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=10_000),
    AfterValidator(without_controls),
]
"""A finding or a summary as somebody wrote it; may be empty."""
