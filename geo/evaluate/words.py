"""Sentences about differences, in one voice: never a cause, always the doubt."""

TOO_FEW = "Too few to tell."
COULD_BE_CHANCE = "The difference could be chance."
SELDOM_CHANCE = "A difference this large would seldom come from chance alone."


def number(value: float) -> str:
    """Write a figure: whole numbers bare, others with one decimal."""
    whole = round(value)
    return f"{whole:,}" if abs(value - whole) < 1e-9 else f"{value:,.1f}"


def fewer_or_more(difference: float) -> str:
    """Say a difference: "22 fewer", "3 more" or "No difference"."""
    if abs(difference) < 1e-9:
        return "No difference"
    return f"{number(abs(difference))} {'fewer' if difference < 0 else 'more'}"


def percent_fewer_or_more(ratio: float) -> str:
    """Say a ratio as a share: 0.74 is "26% fewer", 1.03 is "3% more"."""
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return "no difference"
    return f"{percent:,}% {'fewer' if ratio < 1 else 'more'}"


def percent_span(low: float, high: float) -> str:
    """Say an interval of ratios: "53% fewer to 15% more"."""
    return f"{percent_fewer_or_more(low)} to {percent_fewer_or_more(high)}"


def doubt(*, could_be_chance: bool) -> str:
    """Say what chance alone could do."""
    return COULD_BE_CHANCE if could_be_chance else SELDOM_CHANCE


def doubt_beside_areas(*, could_be_chance: bool, move: str = "go up or down") -> str:
    """Say what chance, and what other areas do by themselves, could bring."""
    if could_be_chance:
        return "Chance, and the ups and downs of other areas, could bring as much."
    return f"{SELDOM_CHANCE} Nor do other areas often {move} as far."


def chance_of(target: float) -> str:
    """Say a chance: "an 80% chance", "a 90% chance"."""
    percent = round(target * 100)
    article = "an" if percent in {8, 11, 18} or 80 <= percent < 90 else "a"
    return f"{article} {percent}% chance"
