"""Ranked places as an answer, or why there is none."""

from collections.abc import Mapping
from typing import Any

from app.analysis.schemas import LeftOutOut, MethodOut
from app.analysis.service import method
from app.areas.profile_schemas import MonthsOut
from app.disclosure.figures import NO_DATA, figure
from app.hotspots import words
from app.hotspots.firmness import DRAWS, SEED, TOP
from app.hotspots.listing import Drawn, Listed, listed_out
from app.hotspots.question import Asking, Kind, Question, Windows
from app.hotspots.ranking import Ranking
from app.hotspots.schemas import PlacesOut, TallyOut
from app.incidents.visible import BASIS_WORDS
from app.params import Months

METHODS: dict[Kind, tuple[str, ...]] = {
    "cell": ("cell_rank", "gi_star", "rank_stability"),
    "segment": ("segment_rank", "gi_star", "rank_stability"),
}


def places_out(
    ranking: Ranking,
    question: Question,
    listed: Listed,
    asking: Asking,
    *,
    drawn: Drawn,
    first_name: str,
    missing: str,
) -> PlacesOut:
    """Put the answer together.

    Parameters
    ----------
    drawn
        All places of the map.
    first_name
        What the place with most is called, whatever the list is ordered by.
    missing
        Which months of the period have no records, as a sentence.
    """
    threshold = asking.threshold
    return PlacesOut(
        usable=len(ranking.order) > 0,
        reading=words.reading(ranking, first_name, threshold=threshold),
        used=ranking.total,
        left_out=left_out(ranking.left_out, threshold),
        care=care(ranking, asking, missing=missing, not_drawn=drawn.not_drawn),
        **shared_parts(question, asking, ranking.windows),
        data_version=ranking.version,
        ranked=listed_out(ranking, listed),
        ranked_count=len(ranking.order),
        rest=drawn.besides(listed.units),
        tally=TallyOut(
            shown=len(ranking.order),
            suppressed=ranking.state_count("suppressed"),
            zero=ranking.state_count("zero"),
            no_data=0,
        ),
    )


def nothing_out(
    question: Question,
    asking: Asking,
    looked_at: Windows | None,
    *,
    why: str,
    version: int,
    pieces: int = 0,
    lacking: Mapping[str, int] | None = None,
) -> PlacesOut:
    """Say why there is no answer.

    Parameters
    ----------
    pieces
        How many places there are, all without data.
    lacking
        Records that could not be used, by reason.
    """
    return PlacesOut(
        usable=False,
        reading=why,
        used=figure(0, asking.threshold) if lacking else NO_DATA,
        left_out=left_out(lacking or {}, asking.threshold),
        care=[],
        **shared_parts(question, asking, looked_at),
        data_version=version,
        ranked=[],
        ranked_count=0,
        rest=[],
        tally=TallyOut(shown=0, suppressed=0, zero=0, no_data=pieces),
    )


def care(ranking: Ranking, asking: Asking, *, missing: str, not_drawn: int = 0) -> list[str]:
    """What to read with care."""
    lines = words.care(ranking, threshold=asking.threshold, missing=missing, not_drawn=not_drawn)
    return [*lines, words.STREET_TIER] if asking.person.tier == "street" else lines


def left_out(lacking: Mapping[str, int], threshold: int) -> list[LeftOutOut]:
    """Records that did not enter, the most frequent reason first."""
    by_number = sorted(lacking.items(), key=lambda one: -one[1])
    return [LeftOutOut(reason=reason, figure=figure(n, threshold)) for reason, n in by_number if n]


def shared_parts(question: Question, asking: Asking, looked_at: Windows | None) -> dict[str, Any]:
    """What every answer of this kind says of itself."""
    return {
        "methods": methods(question.kind),
        "parameters": parameters(question, looked_at),
        "basis": BASIS_WORDS[asking.person.tier],
        "kind": question.kind,
        "width_m": question.width_m,
        "period": months_out(looked_at.period) if looked_at else None,
        "before": months_out(looked_at.before) if looked_at else None,
        "rate_unit": words.RATE_UNITS[question.kind],
    }


def methods(kind: Kind) -> list[MethodOut]:
    """How it is worked out."""
    return [method(key) for key in METHODS[kind]]


def parameters(question: Question, looked_at: Windows | None) -> dict[str, Any]:
    """Everything that was chosen, and the seed of what was drawn."""
    chosen = question.chosen
    months = None if looked_at is None else months_out(looked_at.period).model_dump(by_alias=True)
    return {
        "kind": question.kind,
        "width_m": question.width_m,
        "months": months,
        "harm": list(chosen.harm),
        "source": list(chosen.source),
        "hours": list(chosen.hours),
        "weekdays": list(chosen.weekdays),
        "draws": DRAWS,
        "first_places": TOP,
        "seed": SEED,
    }


def months_out(months: Months) -> MonthsOut:
    """Months as they leave."""
    return MonthsOut(first=f"{months.first:%Y-%m}", last=f"{months.last:%Y-%m}")
