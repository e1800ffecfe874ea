"""What to read a provision gap with."""

from app.gaps import words
from app.gaps.incidents import Timed
from app.gaps.offers import Offers
from app.gaps.question import Asking, Wish


def care(timed: Timed, offers: Offers, wish: Wish, asking: Asking) -> list[str]:
    """List what must stand beside the figures."""
    told = [words.NOT_SAID, *timed.marks, words.TODAY.format(week=words.WEEK[wish.school])]
    if asking.person.tier != "exact":
        told.append(words.STREET_TIER)
    elif not timed.school_known:
        told.append(words.NO_TERMS)
    if offers.without_place:
        told.append(words.without_place(offers.without_place))
    if wish.ages is not None:
        told.append(words.ages(wish.ages, other=offers.other_ages, unknown=offers.ages_unknown))
    most = asking.threshold - 1
    told.append(words.UNDERSTATED.format(most=most, short=most - 1))
    return [*told, words.WALKED, words.HALF, words.SIMILAR]
