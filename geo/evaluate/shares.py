"""Shares of those who answered: one share, and the difference between two rounds."""

import math
from dataclasses import dataclass

from geo.evaluate.arguments import Pair, count
from geo.evaluate.chance import normal_half_width
from geo.evaluate.words import TOO_FEW, doubt
from geo.result import Result

FEWEST_ANSWERS = 20
"""With fewer people in a round, one person is more than 5 in 100."""


@dataclass(frozen=True, kw_only=True)
class Share(Result):
    """A share from 0 to 1 with its interval; None where nobody answered."""

    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class ShareDifference(Result):
    """The later share less the earlier one, from -1 to 1, with its interval."""

    difference: float | None
    low: float | None
    high: float | None
    could_be_chance: bool | None


def share_of(n: float, of: float, *, confidence: float = 0.95) -> Share:
    """Give the share that `n` people are of those who answered.

    Parameters
    ----------
    n, of
        People who gave an answer, and people who answered at all.
    confidence
        Of the interval: Wilson's score interval without correction for continuity.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or `n` is more than `of`.

    Notes
    -----
    The interval stays within 0 to 1 and has a width even where nobody or everybody gave the
    answer. Source: Wilson (1927); formula and examples in Newcombe (1998a), Statistics in
    Medicine 17, 857-872, method 3.
    """
    given, answered = _counts(n, of, "n")
    parameters = {"n": given, "of": answered, "confidence": confidence}
    if answered == 0:
        return Share(
            share=None,
            low=None,
            high=None,
            parameters=parameters,
            used=0,
            usable=False,
            reading="Nobody answered.",
        )
    low, high = _wilson(given, answered, confidence)
    return Share(
        share=given / answered,
        low=low,
        high=high,
        parameters=parameters,
        used=answered,
        usable=answered >= FEWEST_ANSWERS,
        reading=f"{_people(given)} of {answered:,} ({_percent(low)} to {_percent(high)}).",
    )


def share_difference(earlier: Pair, later: Pair, *, confidence: float = 0.95) -> ShareDifference:
    """Set the share in a later round against the share in an earlier one.

    Parameters
    ----------
    earlier, later
        (people who gave the answer, people who answered) of each round. The rounds are taken to
        be different people, or people who cannot be matched.
    confidence
        Of the interval: Newcombe's hybrid of two Wilson intervals.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or more gave the answer than answered.

    Notes
    -----
    Not usable where either round has fewer than `FEWEST_ANSWERS` people. Those who answer a
    survey in a street are no random sample, so the interval tells less than all of the doubt.
    Source: Newcombe (1998b), Statistics in Medicine 17, 873-890, method 10.
    """
    before, before_of = _counts(*_pair(earlier, "earlier"), "earlier")
    after, after_of = _counts(*_pair(later, "later"), "later")
    parameters = {
        "earlier": (before, before_of),
        "later": (after, after_of),
        "confidence": confidence,
    }
    used = before_of + after_of
    if min(before_of, after_of) < FEWEST_ANSWERS:
        return ShareDifference(
            difference=None,
            low=None,
            high=None,
            could_be_chance=None,
            parameters=parameters,
            used=used,
            usable=False,
            reading=TOO_FEW,
        )
    difference, low, high = _newcombe((before, before_of), (after, after_of), confidence)
    chance = low <= 0 <= high
    return ShareDifference(
        difference=difference,
        low=low,
        high=high,
        could_be_chance=chance,
        parameters=parameters,
        used=used,
        usable=True,
        reading=f"{_in_a_hundred(difference)}. {doubt(could_be_chance=chance)}",
    )


def _newcombe(
    earlier: tuple[int, int], later: tuple[int, int], confidence: float
) -> tuple[float, float, float]:
    p, q = later[0] / later[1], earlier[0] / earlier[1]
    p_low, p_high = _wilson(*later, confidence)
    q_low, q_high = _wilson(*earlier, confidence)
    difference = p - q
    low = difference - math.hypot(p - p_low, q_high - q)
    high = difference + math.hypot(p_high - p, q - q_low)
    return difference, low, high


def _wilson(n: int, of: int, confidence: float) -> tuple[float, float]:
    z = normal_half_width(confidence)
    middle = (2 * n + z**2) / (2 * (of + z**2))
    half = z * math.sqrt(z**2 + 4 * n * (1 - n / of)) / (2 * (of + z**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _pair(pair: Pair, name: str) -> tuple[float, float]:
    if len(pair) != 2:
        msg = f"{name}: expected two counts, those who gave the answer and those who answered"
        raise ValueError(msg)
    return pair[0], pair[1]


def _counts(n: float, of: float, name: str) -> tuple[int, int]:
    given, answered = count(n, name), count(of, f"{name} (of)")
    if given > answered:
        msg = f"{name}: {given} gave the answer, but only {answered} answered"
        raise ValueError(msg)
    return given, answered


def _people(n: int) -> str:
    return f"{n:,} {'person' if n == 1 else 'people'}"


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def _in_a_hundred(difference: float) -> str:
    points = round(abs(difference) * 100)
    if points == 0:
        return "No difference"
    return f"{points} in 100 {'fewer' if difference < 0 else 'more'}"
