"""How a postcode is written."""

import re

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


def normal_postcode(text: str) -> str | None:
    """Return the postcode as ``AA9 9AA``, in capitals with one space, or None when it is none."""
    found = POSTCODE.fullmatch(re.sub(r"\s", "", text).upper())
    return f"{found[1]} {found[2]}" if found else None
