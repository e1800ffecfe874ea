"""What the service says of code lists."""

from datetime import date
from typing import Any

from pydantic import BaseModel


class CodeOut(BaseModel):
    """One code; a retired one is still readable, and not to be chosen any more."""

    code: str
    label: str
    description: str
    parent: str | None
    retired_on: date | None
    attributes: dict[str, Any]


class CodesOut(BaseModel):
    """All code lists of the partnership, by name."""

    lists: dict[str, list[CodeOut]]
