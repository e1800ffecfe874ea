"""How much of place and time each agency's record keeps."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass

from data.demo.records import Source


@dataclass(frozen=True)
class Habits:
    """Shares of an agency's records by location and time precision, and how it is filed."""

    agency: str
    handling_level: str
    place: dict[str, float]
    time: dict[str, float]
    ref: str | None


HABITS: dict[str, Habits] = {
    "police_shared": Habits(
        "police", "restricted",
        {"exact": 0.70, "address": 0.24, "area_only": 0.03, "none": 0.03},
        {"minute": 0.84, "range": 0.12, "day": 0.04}, "CC",
    ),
    "asb_team": Habits(
        "asb_enforcement", "official",
        {"street_segment": 0.52, "address": 0.40, "area_only": 0.04, "none": 0.04},
        {"minute": 0.48, "part_of_day": 0.26, "day": 0.26}, "ASB",
    ),
    "schools": Habits(
        "education", "restricted",
        {"exact": 0.64, "address": 0.24, "area_only": 0.12},
        {"minute": 0.42, "part_of_day": 0.42, "day": 0.16}, "ED",
    ),
    "housing": Habits(
        "housing_council", "official",
        {"address": 0.80, "street_segment": 0.17, "none": 0.03},
        {"day": 0.52, "part_of_day": 0.32, "minute": 0.16}, "HSG",
    ),
    "transport": Habits(
        "transport", "official",
        {"exact": 0.90, "none": 0.10},
        {"minute": 0.97, "day": 0.03}, "CB",
    ),
    "police_open": Habits(
        "police_uk", "public",
        {"snapped_map_point": 0.975, "none": 0.025},
        {"month": 1.0}, None,
    ),
}  # fmt: skip

OUTCOMES: tuple[tuple[str, float], ...] = (
    ("Investigation complete; no suspect identified", 0.46),
    ("Unable to prosecute suspect", 0.27),
    ("Under investigation", 0.10),
    ("Awaiting court outcome", 0.05),
    ("Local resolution", 0.05),
    ("Further investigation is not in the public interest", 0.04),
    ("Offender given a caution", 0.03),
)

INVENTED = "Invented for demonstration. Nothing here happened, and no place is real."
LICENCE = "Open Government Licence v3.0"


def sources() -> list[Source]:
    """Describe every source as a data register would."""
    return [
        _harm("police_shared", "Police shared records", "Calderwick Constabulary", "exact", "minute",
              "Records shared with the partnership for safeguarding, with place and time.",
              "Possession and supply records follow where searches are made, not where harm is."),
        _harm("asb_team", "Council anti-social behaviour records", "Calderwick Council", "street_segment", "part_of_day",
              "Reports to the council’s team, usually to a street or an address.",
              "Reports follow who calls. In October 2025 the telephone line gave way to an online form."),
        _harm("schools", "School safeguarding records", "Calderwick education service", "exact", "part_of_day",
              "What schools recorded at the school, its gate and on the way.",
              "Schools record differently; a school with more records is not a worse school."),
        _harm("housing", "Housing reports", "Calderwick Homes", "address", "day",
              "Reports about blocks and estates that the council manages.",
              "Private homes are not covered."),
        _harm("transport", "Bus operator reports", "Calder Buses", "exact", "minute",
              "Reports by drivers and passengers, at the nearest stop.",
              "Reports of a moving bus carry no place."),
        _harm("police_open", "Published police records", "Calderwick Constabulary", "snapped_map_point", "month",
              "Recorded offences as published: the month, and a map point near the place.",
              "Hours, days, single addresses or small outlines: points stand for at least eight buildings."),
        _place("demo_map", "Calderwick base map", "ground", "Streets, buildings, water, green land and sites."),
        _place("demo_boundaries", "Calderwick boundaries", "boundaries", "Outline, wards and small areas with population."),
        _place("demo_places", "Calderwick places", "ground", "Schools, stops, parks, shops and other places people go to."),
        _place("demo_postcodes", "Calderwick postcodes", "postcodes", "Postcode centres, not addresses."),
        _place("demo_provision", "Youth provision register", "provision", "What is there for young people, with opening hours."),
        _place("demo_guardians", "Guardianship register", "guardian_sites", "Places whose adults look out for young people."),
    ]  # fmt: skip


def _harm(
    key: str, name: str, publisher: str, place: str, time: str, shows: str, not_for: str
) -> Source:
    """Describe a source of incidents."""
    level = HABITS[key].handling_level
    return Source(
        key, name, "incidents", publisher, LICENCE if level == "public" else "Shared under agreement", INVENTED,
        place, time, level, shows, not_for,
    )  # fmt: skip


def _place(key: str, name: str, kind: str, shows: str) -> Source:
    """Describe a source of places."""
    not_for = "Navigation: the town is invented."
    return Source(
        key,
        name,
        kind,
        "Calderwick Council",
        LICENCE,
        INVENTED,
        "exact",
        None,
        "public",
        shows,
        not_for,
    )
