"""One service at one place of Open Referral as a row of provision."""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from data.readers.columns import plain
from data.readers.open_referral_json import objects, one_object
from data.readers.opening_text import Opening
from data.readers.postcodes import normal_postcode
from data.readers.provision import ProvisionRow, web_address
from data.readers.row_place import from_degrees
from data.readers.row_values import FaultyValue, RowValues

DAYS = {"MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6, "SU": 7}
SHUT = {"inactive", "defunct", "temporarilyclosed"}
PEOPLE = {"contacts", "phones", "email", "assurer_email"}
TYPES = (
    ("detached", ("detached", "outreach", "street work")),
    ("advice", ("advice", "counselling", "counseling", "helpline")),
    ("sports", ("sport", "football", "boxing", "skate", "swim")),
    ("arts", ("music", "theatre", "drama", "dance", "arts")),
    ("holiday", ("holiday scheme", "holiday activities", "summer scheme")),
    ("open_access", ("youth club", "youth centre", "drop-in", "drop in")),
)
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
Json = Mapping[str, Any]


def provision_of(service: Json, place: Json | None, *, line: int) -> ProvisionRow:
    """Return the row; what a table cannot hold stays in ``raw``.

    Raises
    ------
    FaultyValue
        When the service has no name, or says a place, an age or an hour that cannot be.
    """
    row = RowValues({key: _text(value) for key, value in service.items()})
    location = _location(place)
    x, y = _where(location)
    address, postcode = _address(location)
    min_age, max_age = _ages(row)
    costs = [_cost(cost) for cost in objects(service.get("cost_options"))]
    organisation = one_object(service.get("organization"))
    return ProvisionRow(
        line=line,
        source_ref=_ref(service, place),
        name=row.needed_text("name"),
        provision_type=_type(service),
        organisation=_text(organisation.get("name")) or None,
        description=row.text("description"),
        min_age=min_age,
        max_age=max_age,
        cost_text="; ".join(filter(None, costs)) or row.text("fees"),
        accessibility=_accessibility(location),
        opening_hours=tuple(dict.fromkeys(_openings(service, place))),
        status="closed" if plain(row.text("status") or "") in SHUT else "open",
        assured_on=row.day("assured_date"),
        url=web_address(row, "url"),
        address=address,
        postcode=postcode,
        uprn=_uprn(location),
        x=x,
        y=y,
        raw={k: v for k, v in service.items() if k not in PEOPLE and not k.startswith("_")},
    )


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _location(place: Json | None) -> Json:
    return one_object((place or {}).get("location"))


def _ref(service: Json, place: Json | None) -> str:
    own = _text(service.get("id")) or _text(service.get("name"))
    where = _text(_location(place).get("id"))
    return f"{own}@{where}" if where else own


def _where(location: Json) -> tuple[float | None, float | None]:
    values = RowValues({k: _text(location.get(k)) for k in ("longitude", "latitude")})
    lon, lat = values.number("longitude"), values.number("latitude")
    if (lon is None and lat is None) or (lon == 0 and lat == 0):
        return None, None
    return from_degrees(lon, lat)


def _address(location: Json) -> tuple[str | None, str | None]:
    for address in objects(location.get("addresses")):
        parts = [_text(address.get(k)) for k in ("address_1", "address_2", "city")]
        postcode = normal_postcode(_text(address.get("postal_code")))
        return ", ".join(filter(None, parts)) or None, postcode
    return None, None


def _uprn(location: Json) -> str | None:
    if plain(_text(location.get("external_identifier_type"))) != "uprn":
        return None
    return RowValues({"uprn": _text(location.get("external_identifier"))}).uprn()


def _ages(row: RowValues) -> tuple[int | None, int | None]:
    values = {
        "min_age": row.text("minimum_age") or "",
        "max_age": row.text("maximum_age") or "",
    }
    return RowValues(values).ages()


def _cost(cost: Json) -> str:
    amount = _text(cost.get("amount"))
    words = [f"£{amount}" if amount else "", _text(cost.get("amount_description"))]
    return ": ".join(filter(None, [_text(cost.get("option")), " ".join(filter(None, words))]))


def _accessibility(location: Json) -> str | None:
    notes = objects(location.get("accessibility"))
    said = [_text(note.get("description") or note.get("accessibility")) for note in notes]
    return " ".join(filter(None, said)) or None


def _type(service: Json) -> str:
    """Guess the type of provision from name, description and taxonomy; other when nothing tells."""
    terms = [
        _text(one_object(attribute.get("taxonomy_term")).get("name"))
        for attribute in objects(service.get("attributes"))
    ]
    said = " ".join([_text(service.get("name")), *terms, _text(service.get("description"))])
    plain_words = said.casefold()
    return next((code for code, words in TYPES if any(w in plain_words for w in words)), "other")


def _openings(service: Json, place: Json | None) -> Iterator[Opening]:
    at, where = _text((place or {}).get("id")), _text(_location(place).get("id"))
    own = [*objects((place or {}).get("schedules")), *objects(service.get("schedules"))]
    for schedule in [*own, *objects(service.get("regular_schedules"))]:
        elsewhere = _text(schedule.get("service_at_location_id")) not in ("", at)
        elsewhere = elsewhere or _text(schedule.get("location_id")) not in ("", where)
        if not elsewhere:
            yield from _weekly(schedule)


def _weekly(schedule: Json) -> Iterator[Opening]:
    opens, closes = _text(schedule.get("opens_at")), _text(schedule.get("closes_at"))
    if (
        not opens
        or not closes
        or _text(schedule.get("freq")).upper() not in ("", "WEEKLY", "DAILY")
    ):
        return
    days = _text(schedule.get("byday")) or _text(schedule.get("weekday"))
    if _text(schedule.get("freq")).upper() == "DAILY" and not days:
        days = ",".join(DAYS)
    for day in re.split(r"[,\s]+", days.strip()) if days.strip() else []:
        yield Opening(_weekday(day), _clock(opens), _clock(closes))


def _weekday(day: str) -> int:
    # The standard writes TH, or 2TH for the second Thursday; publishers also write 4 or Thursday.
    short = day[-2:] if len(day) <= 4 else day[:2]
    number = int(day) if re.fullmatch("[0-9]", day) else DAYS.get(short.upper(), 0)
    if not 1 <= number <= 7:
        raise FaultyValue("byday", day, "This is not a day of the week.")
    return number


def _clock(text: str) -> time:
    found = CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        raise FaultyValue("opens_at", text, "This is not a time of day like 15:30.")
    return time(int(found[1]) % 24, int(found[2]))
