"""What is recorded, by whom, how often, where and at what time of day."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A kind of record: its source's own word, our harm type, and its usual place and time."""

    key: str
    source: str
    source_category: str
    harm_type: str
    yearly: float
    setting: str
    rhythm: str
    enforcement_driven: bool = False


OPEN, POLICE, ASB = "police_open", "police_shared", "asb_team"
SCHOOLS, HOUSING, TRANSPORT = "schools", "housing", "transport"

CATEGORIES: tuple[Category, ...] = (
    Category("open_violence", OPEN, "violent-crime", "violence_recorded", 760, "mixed", "evening"),
    Category("open_asb", OPEN, "anti-social-behaviour", "asb", 560, "mixed", "evening"),
    Category("open_shoplifting", OPEN, "shoplifting", "other_recorded", 210, "shops", "shops"),
    Category("open_damage", OPEN, "criminal-damage-arson", "other_recorded", 270, "mixed", "night"),
    Category("open_vehicle", OPEN, "vehicle-crime", "other_recorded", 300, "homes", "home"),
    Category("open_order", OPEN, "public-order", "other_recorded", 190, "centre", "evening"),
    Category("open_theft", OPEN, "other-theft", "other_recorded", 180, "mixed", "any"),
    Category("open_burglary", OPEN, "burglary", "other_recorded", 190, "homes", "home"),
    Category("open_drugs", OPEN, "drugs", "substance", 70, "centre", "evening", True),
    Category("open_bicycle", OPEN, "bicycle-theft", "other_recorded", 55, "centre", "commute"),
    Category("open_person", OPEN, "theft-from-the-person", "other_recorded", 32, "centre", "shops"),
    Category("open_robbery", OPEN, "robbery", "robbery", 26, "mixed", "evening"),
    Category("open_weapons", OPEN, "possession-of-weapons", "weapon", 22, "centre", "evening", True),
    Category("open_other", OPEN, "other-crime", "other_recorded", 40, "mixed", "any"),
    Category("police_robbery", POLICE, "Robbery, personal", "robbery", 90, "mixed", "evening"),
    Category("police_threat", POLICE, "Threat with a weapon", "weapon", 72, "mixed", "evening"),
    Category("police_possession", POLICE, "Possession of a weapon", "weapon", 46, "centre", "evening", True),
    Category("police_syv", POLICE, "Assault with injury, person under 25", "syv", 70, "mixed", "weekend_evening"),
    Category("police_sexual", POLICE, "Sexual harassment in public", "sexual_violence", 66, "centre", "evening"),
    Category("police_cse", POLICE, "Exploitation concern, sexual", "cse", 26, "homes", "evening"),
    Category("police_cce", POLICE, "Exploitation concern, criminal", "cce", 34, "homes", "evening"),
    Category("police_lines", POLICE, "County line concern", "county_lines", 20, "mixed", "any"),
    Category("police_missing", POLICE, "Missing, place found", "missing", 170, "mixed", "night"),
    Category("police_supply", POLICE, "Drug supply", "substance", 70, "mixed", "evening", True),
    Category("police_hate", POLICE, "Hate incident", "hate", 70, "mixed", "any"),
    Category("police_personal", POLICE, "Nuisance, personal", "asb_personal", 120, "homes", "evening"),
    Category("police_groups", POLICE, "Fight between groups", "group_related", 46, "parks", "after_school"),
    Category("police_peer", POLICE, "Assault between young people", "peer_on_peer", 60, "mixed", "after_school"),
    Category("asb_nuisance", ASB, "Nuisance behaviour", "asb_nuisance", 430, "mixed", "evening"),
    Category("asb_personal", ASB, "Targeted at a person", "asb_personal", 150, "homes", "evening"),
    Category("asb_environment", ASB, "Damage and litter", "asb_environmental", 210, "mixed", "any"),
    Category("asb_substance", ASB, "Drug use or dealing seen", "substance", 90, "parks", "evening"),
    Category("school_bullying", SCHOOLS, "Bullying", "bullying", 150, "schools", "school_hours"),
    Category("school_peer", SCHOOLS, "Harm between pupils", "peer_on_peer", 90, "schools", "school_hours"),
    Category("school_hsb", SCHOOLS, "Harmful sexual behaviour", "hsb", 42, "schools", "school_hours"),
    Category("school_weapon", SCHOOLS, "Weapon found or seen", "weapon", 16, "schools", "school_hours"),
    Category("school_substance", SCHOOLS, "Vaping and substances", "substance", 34, "schools", "school_hours"),
    Category("school_online", SCHOOLS, "Online harm", "online", 44, "online", "evening"),
    Category("school_adults", SCHOOLS, "Approached by an adult", "adult_harassment", 18, "schools", "after_school"),
    Category("school_hate", SCHOOLS, "Racist or hateful incident", "hate", 34, "schools", "school_hours"),
    Category("housing_noise", HOUSING, "Noise and gatherings", "asb_nuisance", 240, "estates", "evening"),
    Category("housing_damage", HOUSING, "Communal damage", "asb_environmental", 130, "estates", "any"),
    Category("housing_threats", HOUSING, "Threats to a tenant", "asb_personal", 60, "estates", "evening"),
    Category("housing_substance", HOUSING, "Drug use in communal area", "substance", 40, "estates", "evening"),
    Category("bus_disorder", TRANSPORT, "Disorder on vehicle or at stop", "asb_nuisance", 190, "stops", "commute"),
    Category("bus_robbery", TRANSPORT, "Robbery on route", "robbery", 30, "stops", "commute"),
    Category("bus_harassment", TRANSPORT, "Harassment of a passenger", "sexual_violence", 58, "stops", "commute"),
    Category("bus_hate", TRANSPORT, "Hate incident on route", "hate", 34, "stops", "commute"),
    Category("bus_peer", TRANSPORT, "Fight between pupils", "peer_on_peer", 50, "stops", "after_school"),
    Category("bus_damage", TRANSPORT, "Shelter or vehicle damaged", "asb_environmental", 44, "stops", "night"),
)  # fmt: skip

BY_KEY: dict[str, Category] = {c.key: c for c in CATEGORIES}

# What is recorded at places of one character, as weights.
MIXES: dict[str, dict[str, float]] = {
    "waterside": {
        "asb_nuisance": 22, "police_threat": 9, "police_robbery": 9, "police_peer": 10, "police_groups": 7,
        "asb_substance": 8, "police_sexual": 5, "police_hate": 3, "asb_environment": 6, "open_asb": 8, "open_violence": 5,
        "police_cce": 2,
    },
    "parade": {
        "asb_nuisance": 30, "asb_personal": 9, "police_threat": 7, "police_robbery": 8, "police_peer": 9, "police_hate": 5,
        "asb_environment": 8, "asb_substance": 6, "open_shoplifting": 7, "open_violence": 6, "police_syv": 5,
    },
    "station": {
        "police_robbery": 15, "police_syv": 12, "police_threat": 9, "police_sexual": 9, "asb_nuisance": 18, "bus_disorder": 14,
        "bus_harassment": 5, "police_hate": 5, "open_violence": 6, "open_order": 4, "police_missing": 3,
    },
    "nightlife": {
        "police_syv": 22, "police_sexual": 12, "police_threat": 8, "police_robbery": 7, "asb_nuisance": 18, "police_hate": 6,
        "open_violence": 12, "open_order": 7, "asb_environment": 8,
    },
    "retail": {
        "asb_nuisance": 34, "police_robbery": 7, "police_peer": 9, "police_threat": 6, "open_shoplifting": 14,
        "asb_environment": 8, "asb_personal": 8, "open_violence": 5, "bus_disorder": 9,
    },
    "school_gate": {
        "school_peer": 22, "school_bullying": 20, "police_peer": 16, "police_threat": 8, "police_robbery": 8,
        "school_adults": 6, "asb_nuisance": 10, "school_hate": 4, "bus_peer": 6,
    },
    "bus": {
        "bus_disorder": 34, "bus_peer": 26, "bus_robbery": 12, "bus_harassment": 12, "bus_hate": 6, "police_robbery": 6,
        "bus_damage": 4,
    },
    "skatepark": {
        "asb_nuisance": 26, "asb_substance": 16, "police_syv": 9, "police_groups": 12, "asb_environment": 14, "police_threat": 7,
        "open_asb": 8, "open_damage": 6,
    },
    "estate": {
        "housing_noise": 34, "housing_damage": 20, "housing_substance": 12, "housing_threats": 8, "asb_nuisance": 12,
        "police_cce": 4, "police_supply": 5, "open_asb": 5,
    },
    "one_address": {"police_missing": 70, "police_personal": 20, "police_cse": 10},
    "searches": {"police_possession": 55, "police_supply": 45},
}  # fmt: skip
