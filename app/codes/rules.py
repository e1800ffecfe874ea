"""What a code may be: faults of what an administrator sends, each with its place and a remedy."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from app.codes.edit_queries import EditRow
from data.list_notes import AttributeNote, ListNote

Fault = tuple[str, str]
CodesOf = Callable[[str], Sequence[EditRow]]
HOLDER = "{reference}"
ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d{2,5})?/[!-~]*")
LONGEST_CODE = 40


def code_from(label: str, taken: Collection[str]) -> str:
    """Make a code from a label: small letters, digits and underscores, unlike those taken."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    made = made if made[:1].isalpha() else f"code_{made}".rstrip("_")
    made = made[: LONGEST_CODE - 4].rstrip("_")
    if len(made) > 1 and made not in taken:
        return made
    return next(one for step in range(2, 1000) if (one := f"{made}_{step}") not in taken)


def label_faults(label: str, others: Sequence[EditRow]) -> list[Fault]:
    """Faults of a label that another code of the list has already."""
    for one in others:
        if one.label.casefold() == label.casefold():
            if one.retired_on is None:
                why = f"“{one.label}” is on this list already. Choose another label."
            else:
                why = f"“{one.label}” is on this list, but retired. Bring it back instead."
            return [("body.label", why)]
    return []


def parent_faults(
    note: ListNote, parent: str | None, *, own: str | None, codes_of: CodesOf, before: str | None
) -> list[Fault]:
    """Faults of the code that a code stands under; ``before`` is what it stood under so far."""
    if note.parents is None:
        return [("body.parent", "The codes of this list stand under nothing.")] if parent else []
    if parent is None:
        return [] if note.stands_alone else [("body.parent", "Choose what it stands under.")]
    if parent == before:
        return []
    found = next((one for one in codes_of(note.parents) if one.code == parent), None)
    if found is None or (own is not None and parent == own and note.parents == note.key):
        return [("body.parent", f"“{parent}” is nothing that it can stand under. Choose another.")]
    if found.retired_on is not None:
        return [("body.parent", f"“{found.label}” was retired. Choose another.")]
    if note.parents == note.key and found.parent is not None:
        why = f"“{found.label}” itself stands under another. Choose one that does not."
        return [("body.parent", why)]
    return []


def after_faults(after: str | None, own: str | None, items: Sequence[EditRow]) -> list[Fault]:
    """Faults of the code that a code is put after."""
    if after is None or (after != own and any(one.code == after for one in items)):
        return []
    return [("body.after", "Choose another code of this list to put it after, or put it first.")]


def attribute_faults(
    note: ListNote, given: Mapping[str, Any], whole: Mapping[str, Any], codes_of: CodesOf
) -> list[Fault]:
    """Faults of attributes: those ``given``, and those that the ``whole`` would lack."""
    known = {one.name: one for one in note.attributes}
    found: list[Fault] = []
    for name, value in given.items():
        if name not in known:
            found.append((f"body.attributes.{name}", "The codes of this list have no such thing."))
        elif value is not None and (why := _attribute_fault(known[name], value, codes_of)):
            found.append((f"body.attributes.{name}", why))
    return found + [
        (f"body.attributes.{one.name}", f"Say “{one.label.lower()}”.")
        for one in note.attributes
        if one.required and whole.get(one.name) in (None, "")
    ]


def _attribute_fault(note: AttributeNote, value: object, codes_of: CodesOf) -> str:
    match note.kind:
        case "flag":
            return "" if isinstance(value, bool) else "Answer with yes or no."
        case "number":
            within = (
                isinstance(value, int)
                and not isinstance(value, bool)
                and note.least <= value <= note.most
            )
            return "" if within else f"Give a whole number from {note.least:,} to {note.most:,}."
        case "code":
            usable = [one.code for one in codes_of(note.list or "") if one.retired_on is None]
            return "" if value in usable else "Choose one from its list."
        case "address":
            return "" if isinstance(value, str) and is_address(value) else ADDRESS_REMEDY


ADDRESS_REMEDY = (
    "Write an address that begins with https:// and holds {reference} once, after the name of"
    " the server."
)


def is_address(template: str) -> bool:
    """Whether an address of up to 300 characters has one place for a reference, in its path."""
    if len(template) > 300 or template.count(HOLDER) != 1 or template.count("{") != 1:
        return False
    return ADDRESS.fullmatch(template.replace(HOLDER, "1")) is not None and (
        "/" in template.partition("://")[2].partition(HOLDER)[0]
    )
