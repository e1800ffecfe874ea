"""What each layer of the map shows and what it must not be used for, in plain words."""

from dataclasses import dataclass
from typing import Literal

from app.tiles import layers
from app.tiles.layers import TileLayer

Group = Literal["strengths", "changes", "harm", "areas", "place"]


@dataclass(frozen=True, slots=True)
class LayerWords:
    """One entry of the layer list; ``kinds`` are the kinds of data source behind it."""

    layer: TileLayer
    group: Group
    title: str
    geometry: Literal["point", "line", "polygon", "mixed"]
    shows: str
    not_for: str


LAYER_WORDS = (
    LayerWords(
        layers.PROVISION,
        "strengths",
        "Youth provision",
        "point",
        "Places and sessions for young people that the partnership knows of, with ages and"
        " opening hours as last checked.",
        "Not a full list of what there is, and not a measure of how many young people come."
        " Outreach has no fixed place and may be missing from the map.",
    ),
    LayerWords(
        layers.GUARDIAN_SITES,
        "strengths",
        "Community guardianship sites",
        "point",
        "Businesses, parks, faith venues and others where adults were trained, or were asked, to"
        " look out for young people. Sites and roles only, never a person’s name.",
        "Not a promise that somebody is there at a given moment, and not a safeguarding referral"
        " route unless the site says so.",
    ),
    LayerWords(
        layers.CHANGES,
        "changes",
        "Changes to the place",
        "mixed",
        "Changes that were logged: to landscape and layout, to what is offered, to how a place is"
        " looked after. Finished ones are numbered; planned ones are dashed.",
        "Not evidence that a change made a difference. Changes that nobody logged are missing.",
    ),
    LayerWords(
        layers.INCIDENT_CELLS,
        "harm",
        "Recorded incidents by cell",
        "polygon",
        "How many incidents were recorded in each hexagon in the chosen months. Counts under the"
        " threshold are hatched, none is 0, and ground without a hexagon has no data. Records"
        " that follow police activity are counted only when their harm type is chosen.",
        "Not all harm: much is never reported, and some agencies record more than others. Not for"
        " ranking streets or people, and not a prediction.",
    ),
    LayerWords(
        layers.INCIDENTS,
        "harm",
        "Recorded incidents as points",
        "point",
        "Single recorded incidents, as precisely as your role may see them: where they were"
        " recorded, or the middle of the nearest street.",
        "Not the exact place where a source moves its points, as data.police.uk does: many"
        " incidents then share one point. A point says nothing about who lives nearby.",
    ),
    LayerWords(
        layers.AREAS,
        "areas",
        "Areas",
        "polygon",
        "Areas that the partnership drew or chose to look at together, as last saved.",
        "Not a judgement on a neighbourhood or on those who live there; an outline is where people"
        " chose to look.",
    ),
    LayerWords(
        layers.ASSESSMENTS,
        "areas",
        "Location assessments",
        "polygon",
        "Assessments of contexts, drawn by the area they are about, with the stage they have"
        " reached.",
        "Not an assessment of any person, family or group.",
    ),
    LayerWords(
        layers.PLACES,
        "place",
        "Places",
        "mixed",
        "Schools, stations, parks, estates and other places that people know by name.",
        "Not a full gazetteer, and not a list of places where something happened.",
    ),
    LayerWords(
        layers.BOUNDARIES,
        "place",
        "Boundaries",
        "polygon",
        "The partnership’s outline, wards and statistical areas, each of the year it names.",
        "Not where communities begin and end.",
    ),
    LayerWords(
        layers.BASE_LAND,
        "place",
        "Streets and ground",
        "mixed",
        "Streets, paths, buildings, water and green, for finding your way.",
        "Not for measuring property, and not always up to date.",
    ),
)
