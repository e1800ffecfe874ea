"""Opening hours as they are kept beside a record."""

from collections.abc import Sequence

from data.readers.opening_text import Opening


def hours_json(openings: Sequence[Opening]) -> list[dict[str, object]]:
    """Return openings as JSON objects; times are HH:MM on the local clock."""
    return [
        {
            "weekday": opening.weekday,
            "opens": f"{opening.opens:%H:%M}",
            "closes": f"{opening.closes:%H:%M}",
            "term": opening.term,
            "note": opening.note,
        }
        for opening in openings
    ]
