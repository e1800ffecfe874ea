"""A person's naming of columns, as it comes: JSON from a form, or FIELD=COLUMN from a terminal."""

import json
from collections.abc import Sequence

from app.plain_text import without_controls
from app.problems import InvalidInput

MOST_FIELDS = 60
UNCLEAR = 'Send field and column as JSON: {"name": "Site"}.'


def read_mapping(text: str | None) -> dict[str, str]:
    """Return the mapping that a form sends as JSON.

    Raises
    ------
    InvalidInput
        When it is no object of texts.
    """
    if not text:
        return {}
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise InvalidInput([("mapping", UNCLEAR)]) from fault
    fits = isinstance(said, dict) and len(said) <= MOST_FIELDS
    if not fits or not all(isinstance(column, str) for column in said.values()):
        raise InvalidInput([("mapping", UNCLEAR)])
    try:
        return {without_controls(field): without_controls(column) for field, column in said.items()}
    except ValueError as fault:
        raise InvalidInput([("mapping", str(fault))]) from fault


def parse_pairs(pairs: Sequence[str]) -> dict[str, str]:
    """Return the mapping that ``FIELD=COLUMN`` arguments say.

    Raises
    ------
    ValueError
        When one has no equals sign.
    """
    for pair in pairs:
        if "=" not in pair:
            raise ValueError(f"mapping: “{pair}” should be written FIELD=COLUMN")
    return dict(pair.split("=", 1) for pair in pairs)
