"""Find out which column of somebody's table holds which field of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.readers.faults import MappingNeeded

CONSTANT = "="
"""A mapping to ``=library`` gives every row the value ``library``."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a template: its name, what it means, and what others call it."""

    name: str
    meaning: str
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """What a table of one kind may hold. At least one of ``places`` must be complete."""

    kind: str
    fields: tuple[Field, ...]
    places: tuple[tuple[str, ...], ...] = ()


PLACE_FIELDS = (
    Field("longitude", "Degrees, WGS 84, west negative", ("lon", "long", "lng", "x_lon")),
    Field("latitude", "Degrees, WGS 84", ("lat", "y_lat")),
    Field("easting", "Metres, British National Grid", ("eastings", "x", "bng_e", "osgb_east")),
    Field("northing", "Metres, British National Grid", ("northings", "y", "bng_n", "osgb_north")),
    Field("postcode", "Used for the place when no coordinates are given", ("post_code", "pcd")),
)
PLACES = (("longitude", "latitude"), ("easting", "northing"), ("postcode",))


def plain(name: str) -> str:
    """Return a name without case, spaces and signs, for comparing."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def guess(columns: Sequence[str], template: Template) -> dict[str, str | None]:
    """Return for each field of the template the column that is called like it, or None."""
    by_name = {plain(column): column for column in columns}
    guesses: dict[str, str | None] = {}
    for field in template.fields:
        names = (field.name, *field.also)
        found = (by_name[plain(name)] for name in names if plain(name) in by_name)
        guesses[field.name] = next(found, None)
    return guesses


def resolve(
    file: str,
    columns: Sequence[str],
    template: Template,
    mapping: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the column (or ``=constant``) of each field that the table holds.

    Parameters
    ----------
    mapping
        What a person said: field to column, or to ``=`` and a value for all rows, or to "" when
        the field shall be left out. It goes before any guess.

    Raises
    ------
    MappingNeeded
        When a required field or a place cannot be found, or the mapping names what is not there.
    """
    guesses = guess(columns, template)
    said = dict(mapping or {})
    unknown = [field for field in said if field not in guesses]
    absent = [c for c in said.values() if c and not c.startswith(CONSTANT) and c not in columns]
    found = {field: column for field, column in (guesses | said).items() if column}
    missing = [f"{name} (no such field)" for name in unknown]
    missing += [f"{column} (no such column)" for column in absent]
    missing += [f.name for f in template.fields if f.required and f.name not in found]
    if template.places and not any(all(p in found for p in place) for place in template.places):
        missing.append("the place (" + ", or ".join(map(" and ".join, template.places)) + ")")
    if missing:
        raise MappingNeeded(file, columns, guesses, missing)
    return found


def picked(values: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return the value of each mapped field of a row; constants are filled in."""
    return {
        field: column[1:] if column.startswith(CONSTANT) else values.get(column, "")
        for field, column in columns.items()
    }
