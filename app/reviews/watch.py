"""Change watch: what was recorded at set dates after a change, beside the same months before.

Every look is decided beforehand, and the limit of chance is shared between them, so that looking
often does not find what is not there.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.service import method
from app.disclosure.figures import SUPPRESSED, Figure, Suppressed, figure, shown_count
from app.history.words import day_words
from app.identity.person import Person
from app.incidents.filters import IncidentFilter
from app.problems import NotUsable
from app.reviews.coverage import coverage_of
from app.reviews.ground import Ground, ground_of
from app.reviews.monthly_queries import Choice, everywhere
from app.reviews.outcome import ALPHA, FLOOR_BEFORE, Counts
from app.reviews.reading import told_windows, works_of_question
from app.reviews.schemas import ReviewQuestion, VerdictKind
from app.reviews.tally import tally_of
from app.reviews.watch_schemas import LookState, WatchedOut, WatchLookOut, WatchOut
from app.reviews.windows import Windows, Works, months_words, windows_around
from geo.evaluate import e_test
from geo.evaluate.words import COULD_BE_CHANCE, SELDOM_CHANCE

LOOKS_MONTHS = (3, 6, 12)
PLACES = ("treated", "ring")
LIMIT = ALPHA / (len(LOOKS_MONTHS) * len(PLACES))
LIKE_ELSEWHERE = "How that differs from the change elsewhere in the partnership could be chance."
UNLIKE_ELSEWHERE = (
    "Had it changed as elsewhere in the partnership, {other} would have been recorded: so large a"
    " difference would seldom come from chance alone."
)
LABELS = {"treated": "The place itself", "ring": "The ring around it"}
LEAST_ELSEWHERE = 100
"""With fewer incidents elsewhere in a window, their change says little of the trend."""
A_DAY = timedelta(days=1)
Pair = tuple[int, int]
Direction = Literal["more", "fewer"]


@dataclass(frozen=True, slots=True)
class Watched:
    """What every look of a watch is taken at.

    ``shown`` are the counts told so far, by place and window. A later look holds the months of the
    earlier ones, so a count that differs from the last one by a few would give these few away.
    """

    ground: Ground
    works: Works
    threshold: int
    today: date
    shown: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def tell(self, key: str, when: str, n: int) -> Figure:
        """A count as it may be shown beside those of earlier looks."""
        since = n - self.shown.get((key, when), 0)
        told = SUPPRESSED if 0 < since < self.threshold else figure(n, self.threshold)
        if not isinstance(told, Suppressed):
            self.shown[key, when] = n
        return told


def watch(
    session: Session, question: ReviewQuestion, person: Person, *, threshold: int, today: date
) -> WatchOut:
    """Take every look that is due, and say when the others are.

    Raises
    ------
    NotFound
        When there is no such change or area.
    InvalidInput
        When the change has no finishing date, or another part of the question is at fault.
    """
    ground = ground_of(session, question)
    at = Watched(ground, works_of_question(question, ground, today), threshold, today)
    looks = [_look(session, person, at, months) for months in LOOKS_MONTHS]
    to_come = [one.due_on for one in looks if one.state == "not_yet"]
    return WatchOut(
        label=ground.label,
        reading=_together(looks),
        ring_m=question.ring_m or 0.0,
        looks=looks,
        next_due=min(to_come, default=None),
        care=_care(threshold),
        method=method("change_watch"),
    )


def due_on(works: Works, months: int) -> date:
    """The day on which the months of a look are over."""
    return windows_around(works, months, same_months=True).after.ends_on + A_DAY


def _look(session: Session, person: Person, at: Watched, months: int) -> WatchLookOut:
    windows = windows_around(at.works, months, same_months=True)
    due = windows.after.ends_on + A_DAY
    state: LookState = "not_yet"
    places: list[WatchedOut] = []
    reading = f"Due on {day_words(due)}."
    if at.today >= due:
        try:
            places = _places(session, person, at, windows)
            state, reading = "read", " ".join(one.reading for one in places)
        except NotUsable as reason:
            state, reading = "no_data", f"It was due on {day_words(due)}. {reason.detail}"
    return WatchLookOut(
        months=months,
        due_on=due,
        state=state,
        windows=told_windows(windows),
        places=places,
        reading=reading,
    )


def _places(session: Session, person: Person, at: Watched, windows: Windows) -> list[WatchedOut]:
    coverage = coverage_of(
        session,
        None,
        windows,
        lambda months, same: windows_around(at.works, months, same_months=same),
    )
    chosen = IncidentFilter(source=coverage.used_keys)
    pairs = tally_of(session, person.tier, at.ground, chosen, windows).pairs
    here = [sum(n) for n in zip(*(pairs[key] for key in PLACES if key in pairs), strict=True)]
    points = not at.ground.is_narrow
    whole = [
        everywhere(session, Choice(person.tier, chosen, months, with_map_points=points))
        for months in (windows.before, windows.after)
    ]
    elsewhere = (whole[0] - here[0], whole[1] - here[1])
    return [
        _watched(at, key, Counts(*pairs[key], at.threshold), windows, elsewhere)
        for key in PLACES
        if key in pairs
    ]


def _watched(
    at: Watched, key: str, counts: Counts, windows: Windows, elsewhere: Pair
) -> WatchedOut:
    before = at.tell(key, "before", counts.before)
    after = at.tell(key, "after", counts.after)
    says, direction, tail = _says(counts, elsewhere)
    now, then = _words(after), _words(before)
    where = "here" if key == "treated" else "in the ring around it"
    reading = (
        f"In {months_words(windows.after)}, {now} recorded {where}; {then} in the same months"
        f" before. {tail}"
    )
    return WatchedOut(
        key="treated" if key == "treated" else "ring",
        label=LABELS[key],
        before=before,
        after=after,
        says=says,
        direction=direction,
        reading=reading,
    )


def _says(counts: Counts, elsewhere: Pair) -> tuple[VerdictKind, Direction | None, str]:
    """Set a place against the change elsewhere, where enough is recorded there to set it by."""
    before, after = counts.pair
    if max(before, after) < FLOOR_BEFORE:
        return "too_few", None, "That is too few to tell."
    is_known = min(elsewhere) >= LEAST_ELSEWHERE
    base = elsewhere if is_known else (1, 1)
    test = e_test(before, after, exposure_1=base[0], exposure_2=base[1])
    if test.p_value >= LIMIT:
        return "could_be_chance", None, LIKE_ELSEWHERE if is_known else COULD_BE_CHANCE
    direction: Direction = "more" if after * base[0] > before * base[1] else "fewer"
    other = "fewer" if direction == "more" else "more"
    words = UNLIKE_ELSEWHERE.format(other=other) if is_known else SELDOM_CHANCE
    return "seldom_chance", direction, words


def _words(told: Figure) -> str:
    n = shown_count(told)
    if n is None:
        return "a number that is not shown was"
    return f"{n:,} {'was' if n == 1 else 'were'}"


def _together(looks: list[WatchLookOut]) -> str:
    taken = [one for one in looks if one.state == "read"]
    if not taken:
        return f"No look has been taken yet. {looks[0].reading}"
    standing = [
        f"at {look.months} months {LABELS[one.key].lower()} had {one.direction} than the same"
        " months before and the change elsewhere would suggest"
        for look in taken
        for one in look.places
        if one.says == "seldom_chance"
    ]
    if not standing:
        so_far = "In the one look" if len(taken) == 1 else f"In the {len(taken)} looks"
        if all(one.says == "too_few" for look in taken for one in look.places):
            return f"{so_far} taken so far, too few were recorded to tell whether anything changed."
        return (
            f"{so_far} taken so far, no difference is larger than chance could bring. A small"
            " change may be there and not show."
        )
    return f"{'; '.join(standing).capitalize()}. Everything else could be chance."


def _care(threshold: int) -> list[str]:
    return [
        "Looks at 3, 6 and 12 months are set beforehand, here and in the ring. Only what chance"
        f" would bring in fewer than 1 in {round(1 / LIMIT)} such looks is said to stand out.",
        "Each place is set against the change elsewhere in the partnership, where enough is"
        " recorded there. Places also drift by themselves; a before and after with a comparison"
        " area tells more.",
        f"Counts from 1 to {threshold - 1} are hidden, and so are counts that differ from an"
        " earlier look by so few.",
        "No reading here says that one thing led to another.",
    ]
