"""Which further parts of a series to hide, so that its sum does not give the small ones away.

The reader knows the sum of all parts and every part that is shown, hence the sum of the hidden
ones, and is taken to know the rule as well. From that follows an interval for each hidden part.
A pattern is good when every hidden part could still be anything from 1 to one less than the
threshold. For a series this needs no search; ``geo.disclosure`` holds the general audit, and a test
compares the two.
"""

from collections.abc import Sequence


def hidden_in_series(ns: Sequence[int], threshold: int) -> tuple[list[bool], bool]:
    """Choose the parts of a series to hide.

    Parameters
    ----------
    ns : sequence of int
        Counts of parts that do not overlap.
    threshold : int
        Counts from 1 to one less than this are hidden.

    Returns
    -------
    tuple
        For each part whether it is hidden, and whether the sum may be shown beside them.
    """
    hidden = [0 < n < threshold for n in ns]
    if not any(hidden):
        return hidden, True
    if sum(ns) < threshold:  # the sum is hidden itself
        return hidden, False
    for spare in _spare(ns, threshold):
        if keeps_small_parts([n for n, hide in zip(ns, hidden, strict=True) if hide], threshold):
            return hidden, True
        hidden[spare] = True
    kept = keeps_small_parts([n for n, hide in zip(ns, hidden, strict=True) if hide], threshold)
    return hidden, kept


def keeps_small_parts(parts: Sequence[int], threshold: int) -> bool:
    """Tell whether a reader who knows the sum of hidden parts still knows none of them.

    Parameters
    ----------
    parts : sequence of int
        The hidden counts; an empty sequence hides nothing and gives nothing away.
    threshold : int
        Every part must stay possible at each value from 1 to one less than this.
    """
    if not parts:
        return True
    total, others = sum(parts), len(parts) - 1
    least = 0 if 0 in parts else 1
    largest = max(parts)
    # A part of the threshold or more was hidden for the others' sake: then no part has a known
    # upper limit. Otherwise every part is below the threshold, and the reader knows that.
    lowest = least if largest >= threshold else total - others * (threshold - 1)
    highest = total - others * least
    return bool(others) and lowest <= 1 and highest >= threshold - 1


def _spare(ns: Sequence[int], threshold: int) -> list[int]:
    """Shown parts in the order in which they are given up: the smallest, and zeros last."""
    large = sorted((n, place) for place, n in enumerate(ns) if n >= threshold)
    zeros = [place for place, n in enumerate(ns) if n == 0]
    return [place for _, place in large] + zeros
