"""Read street-level recorded incidents as police.uk publishes them: month and snapped point only.

A file may be one CSV, a .csv.gz, or a zip or tar of monthly CSVs. The reader streams: it holds one
block of some megabytes, whatever the size of the file.

Identity. A row with a Crime ID is the incident of that ID, however often it is listed. A row
without one (anti-social behaviour, and some others) is an incident of its own even if another row
is equal: it is known by month, force, place, category and context, and by its number among equal
rows of the same file. LSOA code and outcome are no part of it: both change between downloads.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.readers.archives import OPERATOR_LIMITS, Limits, Member, members
from data.readers.faults import Reject, Skipped, UnreadableFile
from data.readers.ordinals import OrdinalCounter
from data.readers.police_uk_categories import Category
from data.readers.police_uk_identity import row_keys
from data.readers.police_uk_lines import Block, blocks, header_of
from data.readers.police_uk_rows import check_rows

COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
LOCATION_PRECISION = "snapped_map_point"
TIME_PRECISION = "month"
ALIKE = 6
"""A table that has this many of the columns was meant to be one of ours."""


@dataclass(frozen=True, slots=True)
class IncidentChunk:
    """Some thousand incidents, column by column, and what was refused beside them.

    All columns have the same length. ``row_key`` is 32 hexadecimal digits; ``month`` is YYYY-MM;
    ``category`` is a code of ``police_uk_category``; ``x`` and ``y`` are EPSG:27700 metres and NaN
    where the source gives no location; an empty text means that the source says nothing.
    ``rows`` counts the lines read, taken or not; ``bytes_read`` counts from the start of the file.
    """

    file: str
    lines: NDArray[np.int64]
    row_key: list[str]
    source_ref: list[str]
    month: list[str]
    category: list[str]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    location: list[str]
    reported_by: list[str]
    lsoa_code: list[str]
    outcome: list[str]
    rejects: tuple[Reject, ...]
    rows: int
    bytes_read: int


def read_police_uk(
    path: Path,
    *,
    categories: Mapping[str, Category],
    today: date,
    shown_as: str | None = None,
    limits: Limits = OPERATOR_LIMITS,
) -> Iterator[IncidentChunk | Skipped]:
    """Yield the incidents of a file in chunks, and the members of an archive that were left alone.

    Parameters
    ----------
    path
        A CSV, .csv.gz, zip, tar or tar.gz.
    categories
        The known categories by their label in lower case (``load_categories``).
    today
        A month after this day is refused.
    shown_as
        The file's name for people.
    limits
        Sizes beyond which the file is refused.

    Raises
    ------
    UnreadableFile
        When the file is no police.uk street file, lacks a column (named), or fails the limits.
    """
    found = False
    for member in members(path, shown_as=shown_as, limits=limits):
        if isinstance(member, Skipped):
            yield member
            continue
        header = header_of(member.stream, member.name)
        other = _what_else(header)
        if other is not None:
            yield Skipped(member.name, other)
            continue
        found = True
        rows = 0
        for chunk in _chunks(member, _positions(header, member.name), categories, today):
            rows += chunk.rows
            yield chunk
        if rows == 0:
            yield Skipped(member.name, "holds a header and no rows")
    if not found:
        raise UnreadableFile(
            shown_as or path.name,
            "holds no police.uk street file. Its columns should be: " + ", ".join(COLUMNS),
        )


def _what_else(header: list[str]) -> str | None:
    """Return why a table is not a street file, or None when it is one or was meant to be one."""
    names = {name.casefold() for name in header}
    if "object of search" in names or "officer-defined ethnicity" in names:
        return "is a stop and search file: records of police activity, not of incidents"
    if "outcome type" in names:
        return "is an outcomes file: outcomes are taken from the street files"
    if len(names & {name.casefold() for name in COLUMNS}) < ALIKE:
        return "is not a police.uk street file"
    return None


def _positions(header: list[str], file: str) -> dict[str, int]:
    at = {name.casefold(): position for position, name in enumerate(header)}
    missing = [name for name in COLUMNS if name.casefold() not in at]
    if missing:
        word = "column" if len(missing) == 1 else "columns"
        raise UnreadableFile(file, f"lacks the {word} {', '.join(missing)}", line=1)
    if len(at) < len(header):
        raise UnreadableFile(file, "has two columns with the same name", line=1)
    return {name: at[name.casefold()] for name in COLUMNS} | {"": len(header)}


def _chunks(
    member: Member, positions: dict[str, int], categories: Mapping[str, Category], today: date
) -> Iterator[IncidentChunk]:
    counter = OrdinalCounter()
    for block in blocks(member.stream, member.name, width=positions[""]):
        yield _chunk(member, block, positions, categories, today, counter)


def _chunk(
    member: Member,
    block: Block,
    positions: dict[str, int],
    categories: Mapping[str, Category],
    today: date,
    counter: OrdinalCounter,
) -> IncidentChunk:
    named = {name: block.columns[positions[name]] for name in COLUMNS}
    rows = check_rows(member.name, block.lines, named, categories, today)
    return IncidentChunk(
        file=member.name,
        lines=rows.lines,
        row_key=row_keys(rows, counter),
        source_ref=rows.text["Crime ID"],
        month=rows.text["Month"],
        category=rows.category,
        x=rows.x,
        y=rows.y,
        location=rows.text["Location"],
        reported_by=rows.text["Reported by"],
        lsoa_code=rows.text["LSOA code"],
        outcome=rows.text["Last outcome category"],
        rejects=block.rejects + rows.rejects,
        rows=block.rows,
        bytes_read=member.budget.unpacked_bytes,
    )
