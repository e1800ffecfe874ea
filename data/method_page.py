"""Writes ``docs/methods.md`` from the method notes and from what was measured of each method.

``python -m data.method_page`` writes it anew.
"""

import tomllib
from functools import cache
from pathlib import Path

from data.method_notes import MethodNote, method_notes

PAGE = Path(__file__).parents[1] / "docs" / "methods.md"
MEASURED = Path(__file__).parent / "measured.toml"
NOT_TRIED = (
    "Not held against planted truth yet. It is held against published figures, hand-worked cases or"
    " an independent method in `tests/geo`."
)


@cache
def measured(path: Path = MEASURED) -> dict[str, str]:
    """Return what was measured: an introduction, what misses its goal, and a text by method."""
    return {key: text.strip() for key, text in tomllib.loads(path.read_text("utf-8")).items()}


def page() -> str:
    """The whole page, as Markdown.

    Raises
    ------
    KeyError
        When something was measured of a method that is not there.
    """
    notes, found = method_notes(), measured()
    strangers = found.keys() - notes.keys() - {"introduction", "misses"}
    if strangers:
        raise KeyError(*strangers)
    parts = [
        "# Methods",
        found["introduction"],
        "## Where figures miss their goal",
        found["misses"],
        *(_section(note, found.get(key, NOT_TRIED)) for key, note in notes.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _section(note: MethodNote, tried: str) -> str:
    return "\n".join(
        (
            f"## {note.title}\n",
            f"*{note.asks}* {note.how}\n",
            f"- **Needs.** {note.needs}",
            f"- **Cannot say.** {note.cannot}",
            f"- **Tried.** {tried}",
            f"- **Source.** {note.source}",
        )
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name}: {len(method_notes())} methods")
