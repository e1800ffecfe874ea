"""What is said of input that does not have the declared form: what to write instead.

The reader that holds declared forms has sentences for programmers ("Input should be a valid
dictionary"). People who fill in forms get these, each with its remedy; what is not listed here says
so in the reader's words.
"""

from collections.abc import Mapping
from typing import Any

DATE = "This is not a date. Write the year, month and day as 2026-11-23."
MOMENT = "This is not a date and time. Write it as 2026-11-23T17:30:00+00:00."
WHOLE = "This is not a whole number. Write it in digits, such as 12."
NUMBER = "This is not a number. Write it in digits, such as 0.5."
IDENTITY = "This is not an id. Take it from the record or the list that gives it."
NAMED = "Send named values here, as JSON with the Content-Type application/json."
LISTED = "Send a list here, in square brackets."
NEEDED = "This is needed."

WORDS: dict[str, str] = {
    "bool_parsing": "Say true or false.",
    "bool_type": "Say true or false.",
    "dict_type": NAMED,
    "extra_forbidden": "There is nothing of this name here. Leave it out.",
    "finite_number": NUMBER,
    "float_parsing": NUMBER,
    "float_type": NUMBER,
    "int_from_float": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_type": WHOLE,
    "json_invalid": "The body is not JSON that can be read.",
    "list_type": LISTED,
    "missing": NEEDED,
    "model_attributes_type": NAMED,
    "model_type": NAMED,
    "string_pattern_mismatch": "This is not written in the form that is asked for.",
    "string_type": "Send text in quotes here.",
    "string_unicode": "This text holds half a character. Type it again.",
    "tuple_type": LISTED,
    "uuid_parsing": IDENTITY,
    "uuid_type": IDENTITY,
    "uuid_version": IDENTITY,
}
BOUNDS: dict[str, str] = {
    "enum": "Choose one of these: {expected}.",
    "greater_than": "Give more than {gt}.",
    "greater_than_equal": "Give {ge} or more.",
    "less_than": "Give less than {lt}.",
    "less_than_equal": "Give {le} or less.",
    "literal_error": "Choose one of these: {expected}.",
    "string_too_long": "At most {max_length} characters can be kept here. Shorten it.",
    "string_too_short": "Write at least {min_length} characters here.",
    "too_long": "Give at most {max_length} of these.",
    "too_short": "Give at least {min_length} of these.",
}
OURS = "Value error, "


def sentence_of(found: Mapping[str, Any]) -> str:
    """Say of one fault of a declared form what to do about it.

    Parameters
    ----------
    found : mapping
        ``type``, ``msg`` and ``ctx`` as the reader of declared forms tells them.
    """
    kind, message = str(found["type"]), str(found["msg"])
    if message.startswith(OURS):
        return message.removeprefix(OURS)
    if kind in WORDS:
        return WORDS[kind]
    limits = found.get("ctx") or {}
    if limits.get("min_length") == 1:
        return NEEDED
    if kind in BOUNDS:
        return BOUNDS[kind].format_map(_written(limits))
    if kind.startswith("datetime_") or kind == "timezone_aware":
        return MOMENT
    if kind.startswith("date_"):
        return DATE
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."


def _written(limits: Mapping[str, Any]) -> dict[str, str]:
    """Limits as people write them: thousands with commas."""
    return {name: f"{one:,}" if isinstance(one, int) else str(one) for name, one in limits.items()}
