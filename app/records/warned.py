"""Say in the answer of a save what looks like a person's name; nothing is refused for it."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from app.records.names import name_warnings

Answer = TypeVar("Answer", bound=BaseModel)


def warned(answer: Answer, texts: Mapping[str, str | None]) -> Answer:
    """Add a sentence for each name that a text seems to hold to the ``warnings`` of an answer.

    Every write whose body holds free text asks here; tests/app/records/test_warned.py holds the
    API to it. Names of places and organisations are no free text.

    Parameters
    ----------
    texts : mapping
        What was typed, by what people call the field.
    """
    said: list[str] = getattr(answer, "warnings", [])
    return answer.model_copy(update={"warnings": [*said, *name_warnings(texts)]})
