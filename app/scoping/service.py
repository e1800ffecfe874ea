"""Suggest an outline, or say why none can be suggested."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from app.analysis.schemas import LeftOutOut
from app.analysis.service import method
from app.areas import service as areas
from app.areas.answers import hectares
from app.areas.schemas import AreaCheckOut, OutlineIn
from app.disclosure.figures import figure, series
from app.geojson import to_geojson
from app.incidents.filters import IncidentFilter
from app.incidents.service import refuse_unknown_codes
from app.incidents.visible import BASIS_WORDS
from app.scoping import words
from app.scoping.disclosed import Held, held_by, told_curve
from app.scoping.evidence import Evidence, evidence_in
from app.scoping.ground import ground_of
from app.scoping.question import Asking, Wish
from app.scoping.schemas import (
    CoverageStepOut,
    ElsewhereOut,
    FittedTo,
    OtherOutlineOut,
    SuggestedOutlineOut,
    SuggestionOut,
    SuggestionStartOut,
)
from app.scoping.start import Start, start_of
from data.readers.projection import to_lonlat
from geo.scoping import Limits, Outline, SuggestedArea, suggest_area

ABOUT_M = 100.0
"""Where a further group lies is told to this many metres, so that it names no address."""
KINDS: dict[str, FittedTo] = {
    "evidence": "evidence",
    "streets": "streets",
    "boundaries": "boundaries",
}


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A suggestion and all that it is told with."""

    wish: Wish
    start: Start
    evidence: Evidence
    area: SuggestedArea
    check: AreaCheckOut | None
    held: Held | None
    asking: Asking


def suggest(session: Session, chosen: IncidentFilter, wish: Wish, asking: Asking) -> SuggestionOut:
    """Suggest an outline that holds a share of the recorded incidents of its start.

    Raises
    ------
    InvalidInput
        When the filter names an unknown code, or the start is not there.
    NotFound
        When there is no such area.
    """
    refuse_unknown_codes(session, chosen)
    start = start_of(session, wish, asking)
    person = asking.person
    records = asking.memory.records.records(session, person.partnership, person.tier)
    evidence = evidence_in(records, chosen, start.shape, person.tier)
    streets = asking.memory.streets.streets(session, person.partnership)
    key = (
        "suggestion",
        person.partnership,
        person.tier,
        records.version,
        streets.version,
        chosen.key,
        wish,
        start.shape.wkb,
    )

    def work_out() -> SuggestedArea:
        return suggest_area(
            evidence.records.xy,
            share=wish.share / 100,
            ground=ground_of(session, wish.fit, start, asking),
            limits=Limits(max_area_ha=wish.most_hectares, place_error_m=evidence.moved_m),
        )

    # Named boundaries have no version to keep an answer by.
    keep = wish.fit != "boundaries"
    area = asking.memory.answers.answer(key, work_out) if keep else work_out()
    return _told(_looked_at(session, wish, start, evidence, area, asking), chosen)


def _looked_at(
    session: Session,
    wish: Wish,
    start: Start,
    evidence: Evidence,
    area: SuggestedArea,
    asking: Asking,
) -> _Found:
    if area.outline is None:
        return _Found(wish, start, evidence, area, None, None, asking)
    check = areas.check(session, OutlineIn(geometry=to_geojson(area.outline.shape)))
    held = held_by(
        area.outline,
        area.used,
        asking.threshold,
        withhold=bool(check.similar) and asking.person.tier != "exact",
    )
    return _Found(wish, start, evidence, area, check, held, asking)


def _told(of: _Found, chosen: IncidentFilter) -> SuggestionOut:
    used, *left_out = series([of.area.used, *of.evidence.left_out.values()], of.asking.threshold)
    safe = of.held is not None and of.held.share is not None
    warnings = [] if of.check is None else [*of.check.problems, *of.check.warnings]
    return SuggestionOut(
        usable=of.area.usable,
        reading=_reading(of),
        used=used,
        left_out=[
            LeftOutOut(reason=reason, figure=one)
            for reason, one in zip(of.evidence.left_out, left_out, strict=True)
        ],
        care=[*warnings, *words.care(of.area, of.held, snapped=of.evidence.snapped)],
        methods=[method("scoping")],
        parameters={**of.area.parameters, "filter": chosen.key, "fit": of.wish.fit},
        basis=BASIS_WORDS[of.asking.person.tier],
        data_version=of.evidence.records.version,
        start=SuggestionStartOut(label=of.start.label, geometry=to_geojson(of.start.shape)),
        outline=_outline(of),
        share_asked=of.area.share_asked,
        coverage=_curve(of) if safe else [],
        alternatives=_alternatives(of),
        elsewhere=_elsewhere(of),
    )


def _reading(of: _Found) -> str:
    outline = of.area.outline
    if outline is None or of.held is None:
        few = of.area.used < words.LEAST_RECORDS
        return words.nothing(of.start.label, of.area.used) if few else of.area.reading
    return words.reading(
        outline, of.held, of.start.label, share=of.wish.share, follows=_kind(of.area)
    )


def _outline(of: _Found) -> SuggestedOutlineOut | None:
    outline, held, check = of.area.outline, of.held, of.check
    if outline is None or held is None or check is None:
        return None
    return SuggestedOutlineOut(
        geometry=to_geojson(outline.shape),
        hectares=hectares(outline.shape.area),
        share_held=held.share,
        held=held.inside,
        outside=held.outside,
        reached=of.area.reached,
        compactness=round(outline.compactness, 2),
        corners=outline.corners,
        fitted_to=_kind(of.area),
        names=list(outline.names),
        check=check,
    )


def _kind(area: SuggestedArea) -> FittedTo:
    return KINDS[area.fitted_to or "evidence"]


def _curve(of: _Found) -> list[CoverageStepOut]:
    steps = told_curve(of.area.coverage, of.area.used, of.asking.threshold)
    return [
        CoverageStepOut(hectares=round(step.area_ha, 2), share=round(step.share_held, 2))
        for step in steps
    ]


def _alternatives(of: _Found) -> list[OtherOutlineOut]:
    """The other outlines; no share of one that differs from the suggested by too few incidents."""
    told: list[OtherOutlineOut] = []
    for kind, outline in of.area.alternatives.items():
        if kind == of.area.fitted_to:
            continue
        held = held_by(outline, of.area.used, of.asking.threshold)
        share = None if _too_like(outline, of) else held.share
        told.append(
            OtherOutlineOut(
                fitted_to=KINDS[kind],
                hectares=hectares(outline.shape.area),
                share_held=share,
                compactness=round(outline.compactness, 2),
            )
        )
    return told


def _too_like(outline: Outline, of: _Found) -> bool:
    """Whether the counts of two outlines would tell of fewer incidents than may be shown."""
    own, held = of.area.outline, of.held
    if own is None or held is None or held.share is None:
        return True
    apart = abs(own.records_held - outline.records_held)
    return 0 < apart < of.asking.threshold


def _elsewhere(of: _Found) -> list[ElsewhereOut]:
    """Further groups that are large enough to be told of."""
    told: list[ElsewhereOut] = []
    for group in of.area.elsewhere:
        if group.records < of.asking.threshold or of.held is None or of.held.share is None:
            continue
        place = np.round(np.array([group.easting_m, group.northing_m]) / ABOUT_M) * ABOUT_M
        lon, lat = to_lonlat(place[:1], place[1:])
        told.append(
            ElsewhereOut(
                near=(round(float(lon[0]), 5), round(float(lat[0]), 5)),
                metres_away=round(group.metres_away / 10) * 10,
                figure=figure(group.records, of.asking.threshold),
            )
        )
    return told
