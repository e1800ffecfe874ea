"""Look at a file before it is brought in: its columns, what they seem to hold, its first rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.readers.any_table import tables_in
from data.readers.archives import Limits
from data.readers.boundaries import guess_columns
from data.readers.changes import SHAPES_TEMPLATE
from data.readers.changes import TEMPLATE as CHANGES
from data.readers.columns import Field, Template, guess, resolve
from data.readers.faults import MappingNeeded, UnreadableFile
from data.readers.guardian_sites import TEMPLATE as GUARDIAN_SITES
from data.readers.provision import TEMPLATE as PROVISION
from data.readers.spatial_files import holds_shapes, read_shapes
from data.readers.tables import Table

SAMPLE_ROWS = 20
SHOWN_CHARS = 200
TEMPLATES: Mapping[str, Template] = {t.kind: t for t in (GUARDIAN_SITES, PROVISION, CHANGES)}
BOUNDARY_FIELDS = (
    Field("code", "The boundary's own code", required=True),
    Field("name", "What people call it", required=True),
    Field("population", "How many people live there"),
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found; ``missing`` is empty when the file can be brought in as it is."""

    file: str
    columns: tuple[str, ...]
    fields: tuple[Field, ...]
    guesses: Mapping[str, str | None]
    missing: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def can_be_inspected(kind: str) -> bool:
    """Tell whether files of a kind have columns that a person may have to name."""
    return kind in TEMPLATES or kind == "boundaries"


def inspect(
    kind: str,
    path: Path,
    *,
    shown_as: str,
    mapping: Mapping[str, str],
    layer: str | None,
    limits: Limits,
) -> Inspection:
    """Return what a table or a file of shapes looks like.

    Raises
    ------
    UnreadableFile
        When the file is neither.
    """
    if kind == "boundaries":
        return _inspect_shapes(path, shown_as, mapping, layer, limits)
    if kind == "changes" and holds_shapes(path, shown_as, limits):
        return _inspect_change_shapes(path, shown_as, mapping, layer, limits)
    for table in tables_in(path, shown_as=shown_as, limits=limits, sheet=layer):
        if isinstance(table, Table):
            template = TEMPLATES[kind]
            return Inspection(
                table.file,
                table.columns,
                template.fields,
                guess(table.columns, template),
                _missing(table, template, mapping),
                tuple(_shown(row.values) for row in table.rows[:SAMPLE_ROWS]),
            )
    raise UnreadableFile(shown_as, "holds no table")


def _inspect_change_shapes(
    path: Path, shown_as: str, mapping: Mapping[str, str], layer: str | None, limits: Limits
) -> Inspection:
    shapes = read_shapes(path, shown_as=shown_as, layer=layer, limits=limits, kind="any")
    table = Table(shapes.file, shapes.columns, (), ())
    return Inspection(
        shapes.file,
        shapes.columns,
        SHAPES_TEMPLATE.fields,
        guess(shapes.columns, SHAPES_TEMPLATE),
        _missing(table, SHAPES_TEMPLATE, mapping),
        tuple(_shown(values) for values in shapes.values[:SAMPLE_ROWS]),
    )


def _inspect_shapes(
    path: Path, shown_as: str, mapping: Mapping[str, str], layer: str | None, limits: Limits
) -> Inspection:
    table = read_shapes(path, shown_as=shown_as, layer=layer, limits=limits)
    found: dict[str, str | None] = dict.fromkeys(field.name for field in BOUNDARY_FIELDS)
    missing: tuple[str, ...] = ()
    try:
        columns = guess_columns(table, mapping)
        found = {"code": columns.code, "name": columns.name, "population": columns.population}
    except MappingNeeded as needed:
        found, missing = needed.guesses, needed.missing
    rows = tuple(_shown(values) for values in table.values[:SAMPLE_ROWS])
    return Inspection(table.file, table.columns, BOUNDARY_FIELDS, found, missing, rows)


def _missing(table: Table, template: Template, mapping: Mapping[str, str]) -> tuple[str, ...]:
    try:
        resolve(table.file, table.columns, template, mapping)
    except MappingNeeded as needed:
        return needed.missing
    return ()


def _shown(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if v is None else str(v)[:SHOWN_CHARS] for name, v in values.items()}
