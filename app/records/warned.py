"""Say in the answer of a save what looks like a person's name; nothing is refused for it."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from app.records.names import name_warnings

Answer = TypeVar("Answer", bound=BaseModel)


def warned(answer: Answer, texts: Mapping[str, str | None]) -> Answer:
    """Put a sentence for each name that a text seems to hold into the ``warnings`` of an answer.

    Parameters
    ----------
    texts : mapping
        What was typed, by what people call the field.
    """
    return answer.model_copy(update={"warnings": name_warnings(texts)})
