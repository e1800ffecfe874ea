"""The provision gap in sentences: what is there first, then what is missing, never why."""

from dataclasses import dataclass

from app.areas.profile_words import capitalised, counted_words, joined
from app.disclosure.figures import Figure, shown_count
from app.gaps.offers import Offers
from app.gaps.question import Ages, School, Wish
from app.gaps.schemas import PartedOut

WEEK: dict[School, str] = {"term_time": "a school week", "holidays": "a week of school holidays"}
NO_STREETS = (
    "A walk cannot be measured: no streets are imported. Import the streets of OpenStreetMap on"
    " the Data page, then ask again."
)
NONE_AT_ALL = "No incidents were recorded in this choice. Choose a longer period or more kinds."
NOT_PRECISE = (
    "The gap cannot be told: most of these records do not know their hour, or their place to the"
    " street. Choose a source that records both."
)
TOO_FEW = (
    "Too few to tell: fewer than 10 of these incidents have a known hour and a place on a street."
    " Choose a longer period, a larger place or more kinds."
)
NO_OFFERS = (
    "No provision for young people is recorded{whom}, so it cannot be told when anything is open."
    " Import what there is on the Data page."
)
NO_HOURS = (
    "No opening hours are recorded for {places}, so it cannot be told when anything is open. That"
    " is not the same as closed: add the hours on the Data page."
)
NOT_SAID = (
    "Where little is open in a week, most of everything is recorded while nothing is open, whatever"
    " the reason. This does not say that anything open would have made a difference, nor that"
    " anybody would have gone there."
)
TODAY = (
    "Opening hours are those of {week} as they stand today, set beside incidents of the whole"
    " period: they may have been others then."
)
HALF = "A place counts as open in an hour of which it is open at least half."
WALKED = (
    "Walks follow streets and paths on the map, with the metres to the door. Crossings, hills,"
    " locked gates and whether a way feels safe are not in them."
)
UNDERSTATED = (
    "Where a small number is hidden, the largest number beside it may be told up to {short} too"
    " small, never too large: the hidden one is taken as {most}."
)
SIMILAR = "Cells and parts of the week with similar numbers could change places by chance."
STREET_TIER = (
    "At your level incidents lie at the middle of their street, and those of school time and of"
    " holidays cannot be told apart: both are counted."
)
FAR_FROM_STREETS = "No street is within {metres:.0f} m of this place, so no walk can be measured."
NO_TERMS = (
    "No school terms are recorded for these months, so incidents of school time and of holidays are"
    " counted together."
)


@dataclass(frozen=True, slots=True)
class Most:
    """The cell and part of the week with most incidents while nothing was open."""

    when: str
    where: str
    without: Figure


def strengths(offers: Offers, wish: Wish) -> str:
    """Say what there is for young people before saying what is missing."""
    if not len(offers):
        return ""
    known = int(offers.known.sum())
    hours = float(offers.hours_a_week[offers.known].sum())
    whom = (
        "young people" if wish.ages is None else f"ages {wish.ages.youngest} to {wish.ages.oldest}"
    )
    told = f"**{capitalised(counted_words(len(offers), 'place'))} for {whom}**"
    if known:
        told += (
            f" {'is' if len(offers) == 1 else 'are'} open {hours:,.0f} hours in {WEEK[wish.school]}"
        )
        told += " between them" if known > 1 else ""
    else:
        told += f" {'is' if len(offers) == 1 else 'are'} recorded"
    unknown = [
        row.name for row, is_known in zip(offers.rows, offers.known, strict=True) if not is_known
    ]
    if not unknown:
        return f"{told}."
    names = joined(unknown) if len(unknown) <= 3 else f"{len(unknown)} of them"
    return f"{told}. Opening hours are not recorded for {names}."


def reading(everything: PartedOut, wish: Wish, most: Most | None) -> str:
    """Say for how many something was open, for how many nothing was, and where and when most."""
    near, without = _number(everything.open_near), _number(everything.without)
    told = [
        f"Of {_number(everything.incidents)} recorded incidents with a known hour, {near} were"
        " recorded while something for young people was open within"
        f" {_a(wish.walk_m)} {wish.walk_m} m walk, and **{without} while nothing was**."
    ]
    if shown_count(everything.untold) != 0:
        told.append(
            f"For {_number(everything.untold)} it cannot be told: a place near them has no opening"
            " hours on record."
        )
    if most is not None:
        outside = " outside school hours" if wish.school == "term_time" else ""
        told.append(
            f"The most of these in one cell and part of the week{outside}: **{most.when}"
            f" {most.where}** ({_number(most.without)})."
        )
    elif shown_count(everything.without) != 0:
        told.append("No one cell and part of the week can be named as the highest.")
    return " ".join(told)


def no_offers(offers: Offers, wish: Wish) -> str:
    """Say that nothing is recorded, or that no hours are."""
    if not len(offers):
        whom = "" if wish.ages is None else f" for {wish.ages.words}"
        return NO_OFFERS.format(whom=whom)
    places = (
        "the one place for young people" if len(offers) == 1 else f"any of the {len(offers)} places"
    )
    return NO_HOURS.format(places=places)


def around(streets: list[str]) -> str:
    """Name a cell by the streets nearest to it."""
    return f"around {joined(streets)}" if streets else "at a place without named streets"


def _a(metres: int) -> str:
    return "an" if str(metres).startswith("8") else "a"


def _number(figure: Figure) -> str:
    n = shown_count(figure)
    if n is None:
        return "a number not shown"
    return f"{n:,}" if n else "none"


def without_place(n: int) -> str:
    """Say that provision is missing from the map, so that gaps near it may be none."""
    has = "has" if n == 1 else "have"
    return (
        f"{capitalised(counted_words(n, 'place'))} for young people {has} no place on the map: what"
        " is shown as a gap near there may be none."
    )


def ages(wanted: Ages, *, other: int, unknown: int) -> str:
    """Say whom the provision that was counted is for."""
    told = f"Only provision that takes some of {wanted.words} is counted"
    if other:
        told += (
            f"; {counted_words(other, 'place')} for other ages {'is' if other == 1 else 'are'} not"
        )
    if not unknown:
        return f"{told}."
    do = "does" if unknown == 1 else "do"
    return (
        f"{told}. {capitalised(counted_words(unknown, 'place'))} that {do} not say whom for counts."
    )
