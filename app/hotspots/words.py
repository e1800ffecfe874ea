"""Ranked places in sentences, for people who know no statistics."""

from collections.abc import Mapping
from functools import lru_cache

from app.areas.profile_words import counted_words, joined
from app.disclosure.figures import Figure, Suppressed, shown_count
from app.hotspots.firmness import TOP
from app.hotspots.question import Kind
from app.hotspots.ranking import Ranking
from app.hotspots.standing import NO, UNTOLD, YES
from app.params import Months
from geo.evaluate import e_test
from geo.evaluate.words import (
    COULD_BE_CHANCE,
    SELDOM_CHANCE,
    TOO_FEW,
    fewer_or_more,
    percent_fewer_or_more,
)

NOUNS: dict[Kind, str] = {"cell": "cell", "segment": "stretch"}
PLURALS: dict[Kind, str] = {"cell": "cells", "segment": "stretches"}
RATE_UNITS: dict[Kind, str] = {"cell": "a year per km²", "segment": "a year per 100 m of street"}
STANDS = {
    YES: (
        "Together with those beside it, it holds more than if the same counts lay scattered by"
        " chance"
    ),
    NO: (
        "Together with those beside it, it holds no more than the same counts could if they lay"
        " scattered by chance"
    ),
    UNTOLD: "Whether it stands out cannot be told: hidden counts beside it decide that",
}
STREET_TIER = (
    "You see incidents at the middle of the nearest street, so that one address cannot be told from"
    " its street."
)
LIKE_ELSEWHERE = "How it differs from the change of the whole partnership could be chance."
UNLIKE_ELSEWHERE = (
    "Had it changed as the whole partnership did, {other} would have been recorded: so large a"
    " difference would seldom come from chance alone."
)
ALPHA = 0.05
MOST_NAMED = 3


def span_words(months: Months) -> str:
    """A period as it follows a number: "in the 12 months to October 2026"."""
    last = f"{months.last:%B %Y}"
    return f"in {last}" if months.count == 1 else f"in the {months.count} months to {last}"


def reading(ranking: Ranking, first_name: str, *, threshold: int) -> str:
    """What the order says, and how firm it is.

    Parameters
    ----------
    first_name
        What the place with most is called.
    """
    kind = ranking.units.kind
    period = span_words(ranking.windows.period)
    if len(ranking.order) == 0:
        if (ranking.counts >= threshold).any():
            return (
                f"Too few {PLURALS[kind]} hold recorded incidents {period} to show one count"
                " without giving a smaller one away. Choose a longer period or larger cells."
            )
        return (
            f"No {NOUNS[kind]} holds {threshold} or more recorded incidents {period}. Choose a"
            " longer period, more kinds, or larger cells."
        )
    first = int(ranking.counts[ranking.order[0]])
    shown = f"{len(ranking.order):,} of {len(ranking.units):,} {PLURALS[kind]}"
    verb = "holds" if len(ranking.order) == 1 else "hold"
    said = [
        f"{shown} {verb} {threshold} or more{_of_total(ranking.total)} {period}.",
        f"Most were recorded at {first_name}: {first:,}.",
    ]
    return " ".join([*said, *_stand_out(ranking), *_firm(ranking)])


def _of_total(total: Figure) -> str:
    n = shown_count(total)
    return " recorded incidents" if n is None else f" of the {n:,} incidents recorded"


def _stand_out(ranking: Ranking) -> list[str]:
    if ranking.standing.refusal:
        return []
    stand = int((ranking.standing.stands[ranking.order] == YES).sum())
    if stand == 0:
        return [
            "None of them, together with those beside it, is known to hold more than if the same"
            " counts lay scattered by chance."
        ]
    many = "One of them, together with those beside it, holds"
    if stand > 1:
        many = f"{stand:,} of them, together with those beside them, hold"
    return [f"{many} more than if the same counts lay scattered by chance."]


def _firm(ranking: Ranking) -> list[str]:
    if ranking.firmness.refusal or len(ranking.order) < TOP:
        return []
    firm = ranking.firmness.firm
    if firm == 0:
        return [
            f"Counts go up and down by chance: each of the first {TOP} could change places with"
            " those below."
        ]
    others = "" if firm >= TOP else " The others could change places with those below."
    return [
        f"Counts go up and down by chance: {firm} of the first {TOP} would nearly always still be"
        f" among them.{others}"
    ]


def no_ground(kind: Kind) -> str:
    """Why nothing can be counted where there is no ground."""
    if kind == "segment":
        return (
            "No streets are on record for this partnership. Import a map with streets, such as"
            " OpenStreetMap."
        )
    return (
        "No outline is on record for this partnership, so that no incident and no data cannot be"
        " told apart. Import the outline."
    )


def no_records(*, any_at_all: bool, first: str = "", last: str = "") -> str:
    """Why nothing can be counted where there are no records of the months asked about."""
    if not any_at_all:
        return "No incidents are on record yet. Import records first."
    return f"There are no records of these months. Records reach from {first} to {last}."


def refused(kind: Kind, *, width_m: int | None, lacking: Mapping[str, int]) -> str:
    """Why the records that are left could not speak for the others, or that there are none."""
    if not lacking:
        return "No incidents were recorded in these months."
    what = "stretches of street" if kind == "segment" else f"cells of {width_m} m"
    return (
        f"Too many of these records are not precise enough for {what}, or for the hours asked"
        " about, and those left could not speak for them. Choose larger cells, all hours or other"
        " sources."
    )


def difference_words(
    now: Figure, before: Figure, *, everywhere: tuple[int, int] | None, comparable: bool
) -> tuple[int | None, bool | None, str]:
    """The difference from the same months before, and what chance could do.

    Parameters
    ----------
    everywhere
        The same two counts of the whole partnership, which the difference is set against.
    comparable
        Whether every source counted here holds both.

    Returns
    -------
    The difference, whether it could be chance, and both in words; none of the first two where the
    difference is not told.
    """
    n, then = shown_count(now), shown_count(before)
    if before.state == "no_data":
        return None, None, "No data for the same months before."
    if n is None or then is None:
        hidden = isinstance(now, Suppressed) or isinstance(before, Suppressed)
        return None, None, TOO_FEW if hidden else ""
    if not comparable:
        return None, None, "Not compared: a source starts or ends in between."
    if n == then == 0:
        return 0, True, "None in either."
    said = "The same number" if n == then else fewer_or_more(n - then)
    chance = _could_be_chance(n, then, everywhere)
    if everywhere is None:
        return n - then, chance, f"{said}. {COULD_BE_CHANCE if chance else SELDOM_CHANCE}"
    other = "fewer" if n * everywhere[1] > then * everywhere[0] else "more"
    unlike = UNLIKE_ELSEWHERE.format(other=other)
    return n - then, chance, f"{said}. {LIKE_ELSEWHERE if chance else unlike}"


@lru_cache(maxsize=8192)
def _could_be_chance(n: int, then: int, everywhere: tuple[int, int] | None) -> bool:
    exposures = everywhere or (1, 1)
    found = e_test(n, then, exposure_1=exposures[0], exposure_2=exposures[1])
    return found.p_value >= ALPHA


def trend_words(ranking: Ranking) -> str:
    """How the whole partnership changed, which each place is set against."""
    if ranking.everywhere is None:
        return ""
    now, then = ranking.everywhere
    change = percent_fewer_or_more(now / then)
    said = (
        "as many were recorded as" if change == "no difference" else f"{change} were recorded than"
    )
    return (
        f"Over the whole partnership, {said} in the same months before. Each place is set against"
        " that: of places with no difference but chance, about 1 in 20 is still said to differ."
    )


def helps_words(provision: int, guardians: int, *, within_m: int) -> str:
    """What helps near a place."""
    told = [
        counted_words(n, noun)
        for n, noun in ((provision, "youth provision"), (guardians, "guardianship site"))
        if n
    ]
    if not told:
        return f"None recorded within {within_m} m"
    words = joined(told)
    return words[:1].upper() + words[1:]


def care(ranking: Ranking, *, threshold: int, missing: str, not_drawn: int) -> list[str]:
    """What to read with care, beside what each method cannot say."""
    lines = [
        *ranking.marks,
        missing,
        trend_words(ranking),
        *(change.words for change, _ in ranking.signs.recording),
    ]
    if ranking.state_count("suppressed"):
        lines.append(
            f"Counts from 1 to {threshold - 1} are hidden and not ranked. To see how firm the order"
            " is, each of them is taken as their average."
        )
    lines += [one for one in (ranking.standing.refusal, ranking.firmness.refusal) if one]
    if not_drawn:
        lines.append(f"{not_drawn:,} cells without a recorded incident are not drawn on the map.")
    return [line for line in lines if line]


def missing_months(lacking: list[str]) -> str:
    """Say which months of the period have no records."""
    if not lacking:
        return ""
    if len(lacking) > MOST_NAMED:
        return (
            f"{len(lacking)} months of the period have no records, {lacking[0]} the first of them."
        )
    return f"There are no records of {joined(lacking)}."


def looked_at(ranking: Ranking, unit: int) -> str:
    """What was on the page when something was decided: "41 recorded incidents in 2026"."""
    figure, period = ranking.figures[unit], span_words(ranking.windows.period)
    n = shown_count(figure)
    if n is None:
        return f"Too few recorded incidents to show {period}"
    verb = "recorded incident" if n == 1 else "recorded incidents"
    rank = int(ranking.rank[unit])
    place = f", rank {rank:,} of {len(ranking.order):,}" if rank else ""
    return f"{n:,} {verb} {period}{place}"
