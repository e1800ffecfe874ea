"""An edit laid over the record as it is: the whole that a slice judges as if it were new."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from app.problems import InvalidInput

Whole = TypeVar("Whole", bound=BaseModel)


def merged(whole: type[Whole], current: Mapping[str, Any], edit: BaseModel) -> Whole:
    """The record as an edit would leave it.

    Parameters
    ----------
    whole : type
        What a new record is sent as. An edit has the same fields, with the same bounds.
    current : mapping
        The fields that the record has now.

    Raises
    ------
    InvalidInput
        When the edit clears a field that a record cannot be without.
    """
    sent = edit.model_dump(exclude_unset=True)
    cleared = [
        name
        for name, value in sent.items()
        if value is None and whole.model_fields[name].is_required()
    ]
    if cleared:
        raise InvalidInput([(f"body.{name}", "This must not be empty.") for name in cleared])
    # What cannot be null and is not needed goes back to what a new record has.
    given = {
        name: whole.model_fields[name].get_default(call_default_factory=True, validated_data={})
        if value is None
        else value
        for name, value in sent.items()
    }
    return whole.model_validate({**current, **given})
