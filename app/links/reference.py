"""What a reference to a record in another system may be: one token, and never a name."""

import re
from urllib.parse import quote

TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./:-]{0,39}")
CAPITALISED = re.compile(r"[A-Z][a-z]+")
LONGEST = 40
NO_NAMES = "A reference never holds a name, so that no child can be found by it here."


def reference_fault(reference: str) -> str:
    """Why a reference cannot be taken, with the remedy; empty when it can.

    A name is what this keeps out: blanks, two capitalised words, or small letters without any
    figure are refused. Codes in capitals, figures and GUIDs pass.
    """
    if not reference:
        return "Give the reference as the other system writes it."
    if re.search(r"\s", reference):
        return f"{NO_NAMES} Leave out the spaces: give only the number or code of the record."
    if len(reference) > LONGEST:
        return f"A reference has {LONGEST} characters at most. This one has {len(reference)}."
    if not TOKEN.fullmatch(reference):
        return "A reference begins with a letter or figure and holds only those and - / . :"
    has_figure = re.search(r"\d", reference) is not None
    words = CAPITALISED.findall(reference)
    if len(words) >= 2 or (not has_figure and re.search(r"[a-z]", reference)):
        return f"“{reference}” looks like a name. {NO_NAMES} Give the number of the record."
    return ""


def address_of(template: object, reference: str) -> str | None:
    """The address of a record, where the administrator said how the system's addresses look."""
    if not isinstance(template, str) or template.count("{reference}") != 1:
        return None
    return template.replace("{reference}", quote(reference, safe=""))
