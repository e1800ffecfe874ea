"""Read Code-Point Open: the centre of every postcode, on the National Grid.

Ordnance Survey ships one CSV for each postcode area, without a header, in a zip with papers beside
them; extracts often have a header. Both are read, alone or zipped.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.readers.archives import OPERATOR_LIMITS, Limits, Member, members
from data.readers.columns import plain
from data.readers.faults import Reject, Skipped, UnreadableFile, shown_value
from data.readers.postcodes import normal_postcode
from data.readers.projection import on_grid
from data.readers.row_values import FaultyValue

CHUNK_ROWS = 20_000
POSITIONS = (0, 1, 2, 3)
HEADERS = (
    ("postcode", "pc"),
    ("positionalqualityindicator", "pq"),
    ("eastings", "ea", "easting"),
    ("northings", "no", "northing"),
)
NO_POSITION = 90
WHOLE = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class PostcodeChunk:
    """Some thousand postcodes; ``x`` and ``y`` are EPSG:27700 metres, NaN for quality 90."""

    file: str
    postcode: list[str]
    quality: list[int]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    rejects: tuple[Reject, ...]
    rows: int
    bytes_read: int


def read_code_point(
    path: Path, *, shown_as: str | None = None, limits: Limits = OPERATOR_LIMITS
) -> Iterator[PostcodeChunk | Skipped]:
    """Yield the postcodes of a file in chunks, and the members of a zip that were left alone.

    Raises
    ------
    UnreadableFile
        When nothing in the file looks like Code-Point Open.
    """
    found = False
    for member in members(path, shown_as=shown_as, limits=limits):
        if isinstance(member, Skipped):
            yield member
            continue
        text = io.TextIOWrapper(member.stream, "utf-8-sig", errors="replace", newline="")
        rows = csv.reader(text)
        try:
            first = next(rows, [])
            positions = _positions(first)
            if positions is None:
                yield Skipped(member.name, "is not a Code-Point Open file")
                continue
            found = True
            lines = _numbered(first, rows, headed=positions != POSITIONS or _is_header(first))
            yield from _chunks(member, lines, positions)
        except csv.Error as error:
            raise UnreadableFile(member.name, f"is not readable: {error}") from error
    if not found:
        raise UnreadableFile(shown_as or path.name, "holds no Code-Point Open file")


def _is_header(row: list[str]) -> bool:
    return bool(row) and plain(row[0]) in HEADERS[0]


def _positions(first: list[str]) -> tuple[int, ...] | None:
    """Return where postcode, quality, easting and northing stand, or None when they do not."""
    names = [plain(cell) for cell in first]
    at = [next((names.index(n) for n in also if n in names), None) for also in HEADERS]
    known = tuple(position for position in at if position is not None)
    if len(known) == len(HEADERS):
        return known
    if (
        len(first) >= len(HEADERS)
        and normal_postcode(first[0])
        and WHOLE.fullmatch(first[1].strip())
    ):
        return POSITIONS
    return None


def _numbered(
    first: list[str], rows: Iterator[list[str]], *, headed: bool
) -> Iterator[tuple[int, list[str]]]:
    if not headed:
        yield 1, first
    yield from enumerate(rows, start=2)


def _chunks(
    member: Member, lines: Iterator[tuple[int, list[str]]], positions: tuple[int, ...]
) -> Iterator[PostcodeChunk]:
    batch: list[tuple[int, list[str]]] = []
    for numbered in lines:
        # OS's paper about the columns has a second header line.
        if numbered[1] and not _is_header(numbered[1]):
            batch.append(numbered)
        if len(batch) == CHUNK_ROWS:
            yield _chunk(member, batch, positions)
            batch = []
    if batch:
        yield _chunk(member, batch, positions)


def _chunk(
    member: Member, batch: list[tuple[int, list[str]]], positions: tuple[int, ...]
) -> PostcodeChunk:
    good: list[tuple[str, int, float, float]] = []
    rejects: list[Reject] = []
    for line, row in batch:
        try:
            good.append(_row(row, positions))
        except FaultyValue as fault:
            value = shown_value(fault.value)
            rejects.append(Reject(member.name, line, fault.field, value, fault.reason))
    return PostcodeChunk(
        file=member.name,
        postcode=[row[0] for row in good],
        quality=[row[1] for row in good],
        x=np.array([row[2] for row in good], dtype=np.float64),
        y=np.array([row[3] for row in good], dtype=np.float64),
        rejects=tuple(rejects),
        rows=len(batch),
        bytes_read=member.budget.unpacked_bytes,
    )


def _row(row: list[str], positions: tuple[int, ...]) -> tuple[str, int, float, float]:
    """Return postcode, quality, x and y; raise FaultyValue for the first that is none."""
    if len(row) <= max(positions):
        raise FaultyValue("", ",".join(row), "The line has too few values.")
    text, quality, east, north = (row[at].strip() for at in positions)
    postcode = normal_postcode(text)
    if postcode is None:
        raise FaultyValue("Postcode", text, "This is not a postcode.")
    if not WHOLE.fullmatch(quality) or not 10 <= int(quality) <= NO_POSITION:
        reason = "This is not a quality from 10 to 90."
        raise FaultyValue("Positional_quality_indicator", quality, reason)
    pair = f"{east}, {north}"
    if not (WHOLE.fullmatch(east) and WHOLE.fullmatch(north)):
        raise FaultyValue("Eastings", pair, "These are not whole metres.")
    if int(quality) == NO_POSITION or (int(east), int(north)) == (0, 0):
        return postcode, NO_POSITION, np.nan, np.nan
    x, y = float(east), float(north)
    if not on_grid(np.array([x]), np.array([y]))[0]:
        raise FaultyValue("Eastings", pair, "The point is not on the National Grid.")
    return postcode, int(quality), x, y
