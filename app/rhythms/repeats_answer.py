"""Pairs of incidents near one another in place and time, as they may be told."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from app.analysis.schemas import LeftOutOut
from app.analysis.service import method
from app.analysis.usable import usable
from app.disclosure.figures import figure, series, shown_count
from app.incidents.records import Records
from app.incidents.visible import BASIS_WORDS
from app.rhythms import repeats_words as words
from app.rhythms.question import Asking, Question, period_of
from app.rhythms.repeats_question import Bands
from app.rhythms.schemas import PairsOut, RepeatsOut
from geo.precision import needs_of
from geo.repeats import KnoxTable, knox

ANALYSIS = "geo.repeats.knox"
SEED = 1964
"""The year of Knox's paper; one seed for all, so that asking again gives the same."""
MOST_RECORDS: dict[int, int] = {99: 20_000, 999: 6_000}
NO_DAY = "recorded without a day"


@dataclass(frozen=True, slots=True)
class Wish:
    """How pairs are counted: in which bands, and beside how many orders of the days."""

    bands: Bands
    shuffles: int


@dataclass(frozen=True, slots=True)
class Paired:
    """What came of pairing: the records that could be, those left out, the table or why not."""

    used: int | None
    left_out: dict[str, int]
    marks: tuple[str, ...]
    table: KnoxTable | None
    refusal: str


def repeats_answer(session: Session, question: Question, wish: Wish, asking: Asking) -> RepeatsOut:
    """Count pairs, or say why they cannot be counted; answers are kept in memory."""
    person = asking.person
    records = asking.memory.records.records(session, person.partnership, person.tier)
    key = ("repeats", person.partnership, person.tier, records.version, asking.threshold)

    def work_out() -> RepeatsOut:
        paired = _paired(records, question, wish, asking)
        return _told(paired, question, wish, asking, version=records.version)

    return asking.memory.answers.answer((*key, question.chosen.key, wish), work_out)


def _paired(records: Records, question: Question, wish: Wish, asking: Asking) -> Paired:
    asked = records.chosen(question.chosen, police=True)
    if asking.person.tier != "exact":
        return Paired(None, {}, (), None, words.NOT_AT_YOUR_LEVEL)
    fit = usable(asked, needs_of(ANALYSIS), by_name=bool(question.chosen.harm))
    known = ~np.isnat(fit.records.starts)
    left_out = Counter(fit.left_out)
    left_out[NO_DAY] += int((~known).sum())
    left = {reason: n for reason, n in left_out.most_common() if n}
    ready = fit.records.only(known)
    most = MOST_RECORDS[wish.shuffles]
    refusal = ""
    if fit.refused and len(asked):
        refusal = words.NOT_PRECISE
    elif len(ready) > most:
        refusal = words.too_many(len(ready), most)
    elif len(ready) < 2:
        refusal = words.too_few(figure(len(ready), asking.threshold))
    if refusal:
        return Paired(len(ready), left, fit.marks, None, refusal)
    try:
        table = _table(ready, wish)
    except ValueError as fault:
        if not str(fault).startswith("space_breaks_m"):
            raise
        return Paired(len(ready), left, fit.marks, None, words.TOO_CLOSE)
    return Paired(
        len(ready), left, fit.marks, table, "" if table.usable else words.unreadable(table)
    )


def _table(ready: Records, wish: Wish) -> KnoxTable:
    return knox(
        ready.xy,
        ready.starts.astype("datetime64[D]"),
        space_breaks_m=wish.bands.space_breaks_m,
        time_breaks_days=wish.bands.time_breaks_days,
        permutations=wish.shuffles,
        rng=np.random.default_rng(SEED),
    )


def _told(
    paired: Paired, question: Question, wish: Wish, asking: Asking, *, version: int
) -> RepeatsOut:
    used, *others = series([paired.used, *paired.left_out.values()], asking.threshold)
    bands, table = wish.bands, paired.table
    cells = [] if table is None or paired.refusal else _cells(table, asking.threshold)
    return RepeatsOut(
        usable=not paired.refusal,
        reading=paired.refusal
        or words.reading(cells, bands.space, bands.time, shuffles=wish.shuffles),
        used=used,
        left_out=[
            LeftOutOut(reason=reason, figure=one)
            for reason, one in zip(paired.left_out, others, strict=True)
        ],
        care=[*paired.marks, *words.CARE],
        methods=[method("near_repeat")],
        parameters={
            "filter": question.chosen.key,
            "distances": list(bands.metres),
            "days": list(bands.days),
        },
        basis=BASIS_WORDS[asking.person.tier],
        data_version=version,
        period=period_of(question.chosen),
        space=bands.space,
        time=bands.time,
        cells=cells,
        shuffles=wish.shuffles,
        seed=SEED,
    )


def _cells(table: KnoxTable, threshold: int) -> list[list[PairsOut]]:
    rows, columns = table.observed.shape
    return [
        [_cell(table, row, column, threshold) for column in range(columns)] for row in range(rows)
    ]


def _cell(table: KnoxTable, row: int, column: int, threshold: int) -> PairsOut:
    """One combination; what is worked out of a hidden number of pairs is hidden as well."""
    observed = figure(int(table.observed[row, column]), threshold)
    expected = round(float(table.expected[row, column]), 1)
    ratio = table.ratio[row][column]
    if shown_count(observed) is None or ratio is None or table.p_value is None:
        return PairsOut(
            observed=observed, expected=expected, ratio=None, p_value=None, stands_out=False
        )
    p_value = float(table.p_value[row, column])
    return PairsOut(
        observed=observed,
        expected=expected,
        ratio=round(ratio, 2),
        p_value=round(p_value, 3),
        stands_out=ratio >= words.STANDS_OUT and p_value <= words.SELDOM,
    )
