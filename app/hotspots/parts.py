"""What a place's count is made of: months, kinds, sources; each hidden so that sums stay safe."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from app.areas.profile_schemas import MonthOut
from app.disclosure.figures import Figure, NoData, Suppressed, series, told
from app.hotspots.coverage import Coverage
from app.hotspots.detail_schemas import PartOut, PlaceKindOut
from app.incidents.records import Records
from app.params import Months

MONTHS_WITHHELD = "Months are not shown: with so few, they would give hidden counts away."


def month_figures(
    records: Records | None, months: Months, known: Coverage, sources: Sequence[str], threshold: int
) -> list[MonthOut] | None:
    """Each month of a period; None where they cannot be told beside their sum.

    Parameters
    ----------
    records
        Those of the place in these months; None where there are no data of some of them.
    """
    listed = months.listed()
    if records is None:
        return [MonthOut(month=_code(month), figure=NoData()) for month in listed]
    ns = [_number(records, month, known, sources) for month in listed]
    figures, total = told(ns, threshold)
    if isinstance(total, Suppressed) and len(records) >= threshold:
        return None
    return [
        MonthOut(month=_code(month), figure=one) for month, one in zip(listed, figures, strict=True)
    ]


def kinds_out(
    now: Records, before: Records | None, labels: Mapping[str, str], threshold: int
) -> list[PlaceKindOut]:
    """Kinds of incident that occur, the most frequent first, hidden ones after the shown."""
    columns = [_by_kind(one, labels, threshold) for one in (now, before)]
    listed = [
        PlaceKindOut(code=code, label=label, figure=this, before=that)
        for (code, label), this, that in zip(labels.items(), *columns, strict=True)
        if {this.state, that.state} & {"count", "suppressed"}
    ]
    return sorted(listed, key=lambda one: -_shown(one.figure))


def source_parts(now: Records, names: Mapping[str, str], threshold: int) -> list[PartOut]:
    """The sum by source, the largest first; sources without a record here are left out."""
    ns = [int((now.source == key).sum()) for key in names]
    figures = series(ns, threshold)
    parts = [
        PartOut(label=name, figure=one)
        for name, one in zip(names.values(), figures, strict=True)
        if one.state != "zero"
    ]
    return sorted(parts, key=lambda one: -_shown(one.figure))


def _by_kind(records: Records | None, labels: Mapping[str, str], threshold: int) -> list[Figure]:
    if records is None:
        return [NoData() for _ in labels]
    return series([int((records.harm == code).sum()) for code in labels], threshold)


def _number(records: Records, month: date, known: Coverage, sources: Sequence[str]) -> int | None:
    if not known.touches(Months(month, month), sources):
        return None
    return int((records.month == np.datetime64(month, "M")).sum())


def _shown(figure: Figure) -> int:
    return figure.n if figure.state == "count" else 0


def _code(month: date) -> str:
    return f"{month:%Y-%m}"
