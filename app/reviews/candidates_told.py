"""Comparison places as they are told, with nothing in them that gives a small count away."""

from collections.abc import Sequence

import shapely

from app.analysis.service import method
from app.disclosure.figures import NO_DATA, figure, series, shown_count, told
from app.geojson import to_geojson
from app.incidents.visible import BASIS_WORDS
from app.reviews import candidates_words as words
from app.reviews.candidates_counts import Counted
from app.reviews.candidates_pool import Offered
from app.reviews.candidates_queries import AroundRow
from app.reviews.candidates_question import Asking, Comparing
from app.reviews.candidates_schemas import AlikeOut, CandidateOut, CandidatesOut, RefusedOut
from app.reviews.schemas import ReviewQuestion
from geo.comparison import Candidate

MOST_REFUSED = 100
HOLDS_CHANGE = "It holds another change."


def why_refused(of: Comparing, one: Offered, reason: str) -> str:
    """Give the reason, with the name of the change where it is one."""
    if reason != HOLDS_CHANGE:
        return reason
    held = [row for row in of.changes if shapely.intersects(one.shape, shapely.from_wkb(row.geom))]
    named = f"“{held[0].title}” ({held[0].on:%B %Y})"
    more = f" and {len(held) - 1} more" if len(held) > 1 else ""
    return f"It was changed too in the months that are read: {named}{more}."


def alike(of: Comparing, counted: Counted, around: AroundRow) -> AlikeOut:
    """Tell what is set side by side of a place."""
    threshold = of.asking.threshold
    months, before = told(counted.months.tolist(), threshold)
    parts = [counted.evening, counted.night, counted.day, counted.no_hour]
    timed = counted.total - counted.no_hour
    safe = timed > 0 and all(shown_count(one) is not None for one in series(parts, threshold))
    kind, most = max(counted.kinds.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    known = shown_count(before)
    return AlikeOut(
        before=before,
        months=months,
        hectares=round(counted.hectares, 2),
        per_hectare=None if known is None else round(known / counted.hectares, 1),
        main_kind=of.harm.get(kind) if most >= threshold else None,
        evening=round(counted.evening / timed, 2) if safe else None,
        night=round(counted.night / timed, 2) if safe else None,
        schools=around.schools,
        stations=around.stations,
        licensed=around.licensed,
        open_hours=round(around.open_hours, 1),
    )


def item(
    of: Comparing, own: AlikeOut, one: Offered, counted: Counted, around: AroundRow, rank: Candidate
) -> CandidateOut:
    """Tell a place that can be compared, with what speaks for and against it."""
    seen = alike(of, counted, around)
    figures = [seen.before, own.before]
    speaks_for = [words.without_hidden(reason, figures) for reason in rank.reasons_for]
    against = [words.without_hidden(reason, figures) for reason in rank.reasons_against]
    more_for, more_against = words.likenesses(seen, own)
    size = words.size_words(counted.hectares, own.hectares)
    return CandidateOut(
        **seen.model_dump(),
        area_id=one.area_id,
        boundary_id=one.boundary_id,
        name=one.name,
        kind=one.kind,
        kind_label=one.kind_label,
        distance_m=round(rank.metres_away),
        drawn_on=one.drawn_on,
        reasons_for=[*speaks_for, *more_for],
        reasons_against=[*against, *more_against, *([size] if size else [])],
        geometry=to_geojson(shapely.simplify(one.shape, 2.0)),
    )


def answer(
    of: Comparing,
    own: Counted,
    place: AlikeOut | None,
    items: list[CandidateOut],
    refused: Sequence[tuple[Offered, str]],
    sentence: str,
) -> CandidatesOut:
    """Tell the whole ranking; without a place's own figures it is a refusal."""
    threshold = of.asking.threshold
    empty = nothing(of.question, of.asking, sentence)
    care = [words.quiet_months(of.silent)] if of.silent else []
    return empty.model_copy(
        update={
            "usable": bool(items),
            "used": figure(own.total, threshold) if place is None else place.before,
            "care": [*care, of.coverage.words, words.CHOOSE_BEFORE, words.NOT_CAUSE],
            "parameters": {**empty.parameters, "sources": list(of.coverage.used_keys)},
            "place": place,
            "months": [f"{month:%Y-%m}" for month in of.months.listed()],
            "data_version": of.records.version,
            "items": items,
            "count": len(items),
            "refused": [
                RefusedOut(name=one.name, kind_label=one.kind_label, reason=why)
                for one, why in refused[:MOST_REFUSED]
            ],
            "refused_more": max(0, len(refused) - MOST_REFUSED),
        }
    )


def nothing(question: ReviewQuestion, asking: Asking, why: str) -> CandidatesOut:
    """Say why no places are ranked."""
    return CandidatesOut(
        usable=False,
        reading=why,
        used=NO_DATA,
        left_out=[],
        care=[],
        methods=[method("comparison_areas")],
        parameters=question.model_dump(mode="json"),
        basis=BASIS_WORDS[asking.person.tier],
        data_version=0,
        place=None,
        months=[],
        items=[],
        count=0,
        refused=[],
        refused_more=0,
    )
