"""Join the tables of an Open Referral data package to one object for each service."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from data.readers.tables import Table

TABLES = {
    "services": "services",
    "organizations": "organizations",
    "locations": "locations",
    "services_at_location": "at_location",
    "service_at_location": "at_location",
    "service_at_locations": "at_location",
    "schedules": "schedules",
    "schedule": "schedules",
    "regular_schedules": "regular_schedules",
    "physical_addresses": "addresses",
    "addresses": "addresses",
    "address": "addresses",
    "eligibility": "eligibility",
    "cost_options": "cost_options",
    "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility",
}
"""Table names of HSDS 1.1 to 3.0 and of the UK profile, and what we call them."""

Row = dict[str, Any]


def joined_services(tables: Mapping[str, Table]) -> Iterator[Row]:
    """Yield each row of ``services`` with its organisation, places, schedules and costs."""
    services = tables.get("services")
    if services is None:
        return
    organisations = _by(tables.get("organizations"), "id")
    schedules = _grouped(tables, "schedules", "service_id")
    regular = _grouped(tables, "regular_schedules", "service_id")
    costs = _grouped(tables, "cost_options", "service_id")
    eligible = _grouped(tables, "eligibility", "service_id")
    at_location = _grouped(tables, "at_location", "service_id")
    locations = _locations(tables)
    for row in services.rows:
        service: Row = {key: value for key, value in row.values.items() if value}
        own = row.values.get("id", "")
        service |= {
            "_file": services.file,
            "_line": row.line,
            "organization": organisations.get(row.values.get("organization_id", "")),
            "schedules": schedules[own],
            "regular_schedules": regular[own],
            "cost_options": costs[own],
            "eligibility": eligible[own],
            "service_at_locations": [
                at | {"location": locations.get(at.get("location_id", ""))}
                for at in at_location[own]
            ],
        }
        yield {key: value for key, value in service.items() if value not in (None, [])}


def _by(table: Table | None, key: str) -> dict[str, Row]:
    rows = table.rows if table else ()
    return {row.values.get(key, ""): dict(row.values) for row in rows}


def _grouped(tables: Mapping[str, Table], name: str, key: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    table = tables.get(name)
    for row in table.rows if table else ():
        groups[row.values.get(key, "")].append({k: v for k, v in row.values.items() if v})
    return groups


def _locations(tables: Mapping[str, Table]) -> dict[str, Row]:
    addresses = _grouped(tables, "addresses", "location_id")
    accessibility = _grouped(tables, "accessibility", "location_id")
    return {
        key: row | {"addresses": addresses[key], "accessibility": accessibility[key]}
        for key, row in _by(tables.get("locations"), "id").items()
    }
