"""Fields that bodies of many records share, and what a change of a record must say."""

from datetime import date
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from app.plain_text import without_controls

Code = Annotated[
    str, StringConstraints(min_length=1, max_length=60), AfterValidator(without_controls)
]
"""A code of one of the partnership's lists; whether it is on the list, the service asks."""

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class Sent(BaseModel):
    """A body that holds the named fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Edit(Sent):
    """What is changed of a record: what is left out stays, null clears a field that may be empty.

    A field that may not be empty is declared without None; its default is never read, because
    only the fields that were sent are taken.
    """

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        return self
