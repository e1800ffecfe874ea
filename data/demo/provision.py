"""Youth provision: forty places with hours that changed over three years."""

from datetime import date

from data.demo import written
from data.demo.gazetteer import Address, Gazetteer
from data.demo.records import OpeningHours, Provision

CHECKED_ON = date(2026, 11, 2)


def provisions(gazetteer: Gazetteer) -> list[Provision]:
    """Place the written provision in the finished town."""
    return [
        _provision(f"provision-{n:02d}", row, address_of(row, gazetteer))
        for n, row in enumerate(written.rows("provision"), start=1)
    ]


def address_of(row: dict[str, str], gazetteer: Gazetteer) -> Address:
    """Find the building of a written row, or the open ground where it stands."""
    east, north = float(row["east"]), float(row["north"])
    if row["use"] == "open":
        return gazetteer.ground_at(east, north)
    return gazetteer.address_at(east, north, use=row["use"])


def _provision(key: str, row: dict[str, str], address: Address) -> Provision:
    opened_on = date.fromisoformat(row["opened_on"])
    return Provision(
        provision_id=key,
        name=row["name"],
        provision_type=row["provision_type"],
        organisation=row["organisation"],
        description=row["description"],
        min_age=int(row["min_age"]),
        max_age=int(row["max_age"]),
        cost_text=row["cost_text"],
        free=row["cost_text"].startswith("Free"),
        capacity=int(row["capacity"]) if row["capacity"] else None,
        accessibility=row["accessibility"],
        address=address.text,
        postcode=address.postcode,
        status=row["status"],
        opened_on=opened_on,
        closed_on=written.day_or_none(row["closed_on"]),
        assured_on=CHECKED_ON,
        point=address.point,
        hours=tuple(_hours(row["hours"], opened_on)),
    )


def _hours(text: str, opened_on: date) -> list[OpeningHours]:
    return [
        OpeningHours(
            weekday,
            written.clock(match["opens"]),
            written.clock(match["closes"]),
            written.day_or_none(match["start"] or "") or opened_on,
            written.day_or_none(match["end"] or ""),
            match["term"] or "all_year",
        )
        for match in written.weekly(text)
        for weekday in written.weekdays(match["days"])
    ]
