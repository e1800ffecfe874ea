"""What looks like a name in free text; web/src/records/names.test.ts reads the same cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.records.names import looks_like_names, name_warnings

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "name_cases.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_names_are_told_from_places_and_organisations(case: dict[str, Any]) -> None:
    assert looks_like_names(case["text"], case.get("known", [])) == case["names"]


def test_a_warning_names_the_field_the_words_and_the_reason() -> None:
    told = name_warnings({"note": "Kayleigh Brown was here", "source": None})
    assert told == [
        "In the note, this looks like a person’s name: “Kayleigh Brown”. Contextmap is about"
        " places: write a role or a reference instead."
    ]


def test_a_text_of_many_names_is_not_told_without_end() -> None:
    text = ". ".join(f"Kayleigh {first}ovich" for first in ("B", "C", "D", "F", "G", "H", "K"))
    assert len(looks_like_names(text)) == 5
