"""Read community guardianship sites from a table: a role and an organisation, no person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.readers.columns import PLACE_FIELDS, PLACES, Field, Template, picked, resolve
from data.readers.faults import Reject, shown_value
from data.readers.opening_text import Opening
from data.readers.row_place import place_of
from data.readers.row_values import FaultyValue, RowValues
from data.readers.site_rows import SourceRefs, hours_of, notes_on
from data.readers.tables import Table

TEMPLATE = Template(
    "guardian-sites",
    (
        Field("name", "The place, never a person", ("site", "site_name", "venue"), required=True),
        Field("site_type", "A code of guardian_site_type", ("type", "kind"), required=True),
        Field("organisation", "Who runs it", ("organization", "org", "provider", "operator")),
        Field("status", "A code of guardian_status; identified when empty"),
        Field("trained_on", "The last training, a date", ("trained", "training_date")),
        Field("training_expires_on", "A date", ("expires", "training_expires", "expiry")),
        Field("hours", "Like Mon-Fri 15:00-18:00; Sat 10:00-13:00", ("opening_hours",)),
        Field("languages", "Parted by commas", ("language",)),
        Field("safe_haven", "yes or no", ("safehaven", "safe_place")),
        Field("referral_route", "yes or no: staff know how to pass on a concern"),
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
class GuardianSiteRow:
    """One guardianship site; ``x`` and ``y`` are EPSG:27700 metres or both None."""

    line: int
    source_ref: str
    name: str
    site_type: str
    organisation: str | None
    status: str
    trained_on: date | None
    training_expires_on: date | None
    hours: tuple[Opening, ...]
    languages: tuple[str, ...]
    safe_haven: bool | None
    referral_route: bool | None
    address: str | None
    postcode: str | None
    uprn: str | None
    x: float | None
    y: float | None


def read_guardian_sites(
    table: Table,
    *,
    site_types: Mapping[str, str],
    statuses: Mapping[str, str],
    mapping: Mapping[str, str] | None = None,
) -> tuple[list[GuardianSiteRow], list[Reject], list[str]]:
    """Return the sites of a table, the rows that were refused, and notes on the table.

    Parameters
    ----------
    site_types, statuses
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
    rows: list[GuardianSiteRow] = []
    rejects = list(table.rejects)
    for row in table.rows:
        values = RowValues(picked(row.values, columns))
        try:
            rows.append(_site(row.line, values, refs, site_types, statuses))
        except FaultyValue as fault:
            column = columns.get(fault.field, fault.field)
            value = shown_value(fault.value)
            rejects.append(Reject(table.file, row.line, column, value, fault.reason))
    return rows, rejects, notes_on(table.rows, columns)


def _site(
    line: int,
    row: RowValues,
    refs: SourceRefs,
    site_types: Mapping[str, str],
    statuses: Mapping[str, str],
) -> GuardianSiteRow:
    place = place_of(row)
    name = row.needed_text("name")
    return GuardianSiteRow(
        line=line,
        name=name,
        site_type=row.code("site_type", site_types),
        organisation=row.text("organisation"),
        status=row.code("status", statuses, default="identified"),
        trained_on=row.day("trained_on"),
        training_expires_on=row.day("training_expires_on"),
        hours=hours_of(row, "hours"),
        languages=row.listed("languages"),
        safe_haven=row.flag("safe_haven"),
        referral_route=row.flag("referral_route"),
        address=row.text("address"),
        postcode=place.postcode,
        uprn=row.uprn(),
        x=place.x,
        y=place.y,
        # Last, so that a row with a fault does not take the reference of a later one.
        source_ref=refs.of(line, row.text("ref"), name, place),
    )
