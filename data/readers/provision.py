"""Read youth provision from a table: what there is, for whom, where and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.readers.columns import PLACE_FIELDS, PLACES, Field, Template, picked, resolve
from data.readers.faults import Reject, shown_value
from data.readers.opening_text import Opening
from data.readers.row_place import place_of
from data.readers.row_values import FaultyValue, RowValues
from data.readers.site_rows import SourceRefs, hours_of, notes_on
from data.readers.tables import Table

STATUSES = {"open": "Open", "closed": "Closed", "planned": "Planned"}
MOST_PLACES = 100_000

TEMPLATE = Template(
    "provision",
    (
        Field("name", "What it is called", ("title", "service", "service_name"), required=True),
        Field("provision_type", "A code of provision_type", ("type", "kind"), required=True),
        Field("organisation", "Who runs it", ("organization", "org", "provider")),
        Field("description", "In a sentence or two", ("about", "summary")),
        Field("min_age", "Youngest age", ("minimum_age", "age_from", "youngest")),
        Field("max_age", "Oldest age", ("maximum_age", "age_to", "oldest")),
        Field("cost", "In words", ("cost_text", "price", "fee", "fees")),
        Field("free", "yes or no", ("is_free",)),
        Field("capacity", "How many young people at once", ("places",)),
        Field("accessibility", "In words", ("access",)),
        Field("opening_hours", "Like Mon 15:00-18:00; Tue 16:00-20:00 term", ("hours", "open")),
        Field("status", "open, closed or planned; open when empty"),
        Field("opened_on", "A date", ("opened", "start_date")),
        Field("closed_on", "A date", ("end_date",)),
        Field("assured_on", "When the details were last checked, a date", ("assured_date",)),
        Field("url", "Web page", ("website", "web", "link")),
        Field("address", "One line", ("address1", "address_line_1", "street_address")),
        *PLACE_FIELDS,
        Field("uprn", "Unique Property Reference Number", ("os_addressbase_uprn",)),
        Field(
            "ref", "Your own reference, so that a later file updates the row", ("id", "source_ref")
        ),
    ),
    PLACES,
)


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision; ``x`` and ``y`` are EPSG:27700 metres or both None."""

    line: int
    source_ref: str
    name: str
    provision_type: str
    organisation: str | None = None
    description: str | None = None
    min_age: int | None = None
    max_age: int | None = None
    cost_text: str | None = None
    free: bool | None = None
    capacity: int | None = None
    accessibility: str | None = None
    opening_hours: tuple[Opening, ...] = ()
    status: str = "open"
    opened_on: date | None = None
    closed_on: date | None = None
    assured_on: date | None = None
    url: str | None = None
    address: str | None = None
    postcode: str | None = None
    uprn: str | None = None
    x: float | None = None
    y: float | None = None
    raw: dict[str, Any] = field(default_factory=dict[str, Any])


def read_provision(
    table: Table,
    *,
    provision_types: Mapping[str, str],
    mapping: Mapping[str, str] | None = None,
) -> tuple[list[ProvisionRow], list[Reject], list[str]]:
    """Return the provision of a table, the rows that were refused, and notes on the table.

    Parameters
    ----------
    provision_types
        Code to label; either may be written in the table.
    mapping
        Field to column where the columns have other names.

    Raises
    ------
    MappingNeeded
        When it is not clear which column holds a needed field.
    """
    columns = resolve(table.file, table.columns, TEMPLATE, mapping)
    refs = SourceRefs()
    rows: list[ProvisionRow] = []
    rejects = list(table.rejects)
    for row in table.rows:
        values = RowValues(picked(row.values, columns))
        try:
            rows.append(_provision(row.line, values, refs, provision_types))
        except FaultyValue as fault:
            column = columns.get(fault.field, fault.field)
            value = shown_value(fault.value)
            rejects.append(Reject(table.file, row.line, column, value, fault.reason))
    return rows, rejects, notes_on(table.rows, columns)


def _provision(
    line: int,
    row: RowValues,
    refs: SourceRefs,
    provision_types: Mapping[str, str],
) -> ProvisionRow:
    place = place_of(row)
    name = row.needed_text("name")
    min_age, max_age = row.ages()
    return ProvisionRow(
        line=line,
        name=name,
        provision_type=row.code("provision_type", provision_types),
        organisation=row.text("organisation"),
        description=row.text("description"),
        min_age=min_age,
        max_age=max_age,
        cost_text=row.text("cost"),
        free=row.flag("free"),
        capacity=row.whole("capacity", at_most=MOST_PLACES),
        accessibility=row.text("accessibility"),
        opening_hours=hours_of(row, "opening_hours"),
        status=row.code("status", STATUSES, default="open"),
        opened_on=row.day("opened_on"),
        closed_on=row.day("closed_on"),
        assured_on=row.day("assured_on"),
        url=web_address(row, "url"),
        address=row.text("address"),
        postcode=place.postcode,
        uprn=row.uprn(),
        x=place.x,
        y=place.y,
        # Only what the template asks for: a table may name people in columns of its own.
        raw=dict(row.values),
        # Last, so that a row with a fault does not take the reference of a later one.
        source_ref=refs.of(line, row.text("ref"), name, place),
    )


def web_address(row: RowValues, column: str) -> str | None:
    """Return a web address; anything that a browser could run instead of open is a fault."""
    text = row.text(column)
    if text is None:
        return None
    if text.lower().startswith(("http://", "https://")):
        return text
    if ":" in text.split("/", 1)[0] or " " in text:
        raise FaultyValue(column, text, "Write a web address that starts with https://.")
    return f"https://{text}"
