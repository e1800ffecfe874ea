"""Read services from Open Referral (HSDS) and Open Referral UK: JSON, pages of JSON, or tables.

One service at one place is one provision. A service without a place is kept without one. What the
standard says and we have no column for stays in ``raw``, as it came, except the people: contacts
and phones are left out, because provision is about places.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from data.readers.archives import OPERATOR_LIMITS, Limits, Member, members
from data.readers.faults import Reject, Skipped, UnreadableFile, shown_value
from data.readers.geojson_file import strict_json
from data.readers.open_referral_json import objects, services_in
from data.readers.open_referral_rows import provision_of
from data.readers.open_referral_tables import TABLES, joined_services
from data.readers.provision import ProvisionRow
from data.readers.row_values import FaultyValue
from data.readers.tables import Table, read_table

JSON_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """Everything one file gave."""

    rows: list[ProvisionRow]
    rejects: list[Reject]
    skipped: list[Skipped]


def read_open_referral(
    path: Path, *, shown_as: str | None = None, limits: Limits = OPERATOR_LIMITS
) -> Found:
    """Return the services of a file, each once for each place it is given at.

    Parameters
    ----------
    path
        A JSON file of a service, of services, or a page of them; a table ``services.csv``; or a zip
        of either, as the tabular data package is published.

    Raises
    ------
    UnreadableFile
        When nothing in the file is a service.
    """
    skipped: list[Skipped] = []
    services: dict[str, dict[str, Any]] = {}
    groups: dict[str, dict[str, Table]] = {}
    for member in members(path, shown_as=shown_as, limits=limits):
        if isinstance(member, Skipped):
            skipped.append(member)
            continue
        _take(member, services, groups, skipped)
    for folder in _fullest_first(groups):
        for service in joined_services(groups[folder]):
            _merge(services, service)
    if not services:
        raise UnreadableFile(shown_as or path.name, "holds no Open Referral service")
    rows, rejects = _rows(services, shown_as or path.name)
    rejects += [
        reject for tables in groups.values() for t in tables.values() for reject in t.rejects
    ]
    return Found(rows, rejects, skipped)


def _take(
    member: Member,
    services: dict[str, dict[str, Any]],
    groups: dict[str, dict[str, Table]],
    skipped: list[Skipped],
) -> None:
    name = PurePosixPath(member.name)
    if name.suffix.lower() == ".json" and name.name != "datapackage.json":
        value = strict_json(member.stream.read(JSON_BYTES), member.name)
        found = list(services_in(value, file=member.name))
        for service in found:
            _merge(services, service)
        if not found:
            skipped.append(Skipped(member.name, "holds no service"))
    elif name.suffix.lower() == ".csv" and name.stem.lower() in TABLES:
        table = read_table(member)
        groups.setdefault(str(name.parent), {})[TABLES[name.stem.lower()]] = table
    else:
        skipped.append(Skipped(member.name, "is no table or page of services"))


def _fullest_first(groups: Mapping[str, Mapping[str, Table]]) -> list[str]:
    """Order the folders so that a fuller copy of the same tables is read before a shorter one."""
    return sorted(groups, key=lambda folder: -len(groups[folder]))


def _merge(services: dict[str, dict[str, Any]], service: dict[str, Any]) -> None:
    """Keep the fuller of two descriptions of one service, as lists and pages repeat them."""
    key = str(service.get("id") or f"{service.get('_file')}:{service.get('_line')}")
    known = services.get(key)
    if known is None or len(json.dumps(service, default=str)) > len(json.dumps(known, default=str)):
        services[key] = service


def _rows(
    services: Mapping[str, dict[str, Any]], file: str
) -> tuple[list[ProvisionRow], list[Reject]]:
    rows: list[ProvisionRow] = []
    rejects: list[Reject] = []
    for number, service in enumerate(services.values(), start=1):
        for place in _places(service):
            try:
                rows.append(provision_of(service, place, line=service.get("_line", number)))
            except FaultyValue as fault:
                where = str(service.get("_file") or file)
                line = service.get("_line", number)
                value = shown_value(fault.value)
                rejects.append(Reject(where, line, fault.field, value, fault.reason))
    return rows, rejects


def _places(service: Mapping[str, Any]) -> Iterator[dict[str, Any] | None]:
    places = objects(service.get("service_at_locations"))
    yield from [place for place in places if place.get("location")] or [None]
