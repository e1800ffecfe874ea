"""How goals read: as what should be there, few, and each with a measure."""

import re

MOST_GOALS = 5
NEGATIVE = re.compile(
    r"^(stop|end|reduce|reducing|reduction|prevent|preventing|no|less|fewer|avoid|remove|ban"
    r"|tackle|eliminate|eradicate|cut|decrease|don[’']t|do not|not|without)\b",
    re.IGNORECASE,
)
POSITIVELY = (
    "This goal says what should not be there. Write it as what should be there: “Young people can"
    " name an adult here whom they trust.”"
)
NO_MEASURE = "Nobody could tell whether this goal was reached. Say how change will be measured."
EFFORT_ONLY = (
    "Its measure is of effort: what was done. Add what would be different in the place, so that"
    " a change can be seen."
)


def hints(*, statement: str, measured: bool, by_effort: bool) -> list[str]:
    """Say softly what would make a goal a better one; none of it is a fault.

    Parameters
    ----------
    measured : bool
        Whether the goal says how change will be measured.
    by_effort : bool
        Whether that is a measure of effort.
    """
    said: list[str] = []
    if NEGATIVE.match(statement.strip()):
        said.append(POSITIVELY)
    if not measured:
        said.append(NO_MEASURE)
    elif by_effort:
        said.append(EFFORT_ONLY)
    return said


def reading(count: int, without_measure: int) -> str:
    """Say how many goals there are, how many lack a measure, and whether they are many."""
    if count == 0:
        return "There are no goals yet. Set a few before planning what to do."
    goals = "1 goal" if count == 1 else f"{count} goals"
    if without_measure == 0:
        measured = "It has a measure." if count == 1 else "Each has a measure."
    elif without_measure == count:
        measured = "It has no measure yet." if count == 1 else "None has a measure yet."
    else:
        measured = f"{without_measure} without a measure."
    many = (
        f" More than {MOST_GOALS} are hard to keep in view. Which matter most?"
        if count > MOST_GOALS
        else ""
    )
    return f"{goals}. {measured}{many}"
