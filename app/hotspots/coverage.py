"""From and to which month each source holds records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.incidents.records import Records
from app.params import Months


@dataclass(frozen=True, slots=True)
class Coverage:
    """First and last month of each source that has any record."""

    spans: Mapping[str, Months]

    def of(self, sources: Sequence[str]) -> Mapping[str, Months]:
        """Those of some sources, or of all where none is named."""
        return {key: one for key, one in self.spans.items() if not sources or key in sources}

    def last(self, sources: Sequence[str]) -> date | None:
        """The last month of any of these sources."""
        return max((one.last for one in self.of(sources).values()), default=None)

    def first(self, sources: Sequence[str]) -> date | None:
        """The first month of any of these sources."""
        return min((one.first for one in self.of(sources).values()), default=None)

    def holds(self, months: Months, sources: Sequence[str]) -> bool:
        """Whether some source holds each of these months: where none does, there are no data."""
        spans = self.of(sources).values()
        return all(
            any(one.first <= month <= one.last for one in spans) for month in months.listed()
        )

    def touches(self, months: Months, sources: Sequence[str]) -> bool:
        """Whether some source holds any of these months."""
        return any(
            one.first <= months.last and months.first <= one.last
            for one in self.of(sources).values()
        )


def coverage_of(records: Records) -> Coverage:
    """Find out over which months each source of all records reaches."""
    spans: dict[str, Months] = {}
    for source in np.unique(records.source).tolist():
        months = records.month[records.source == source]
        first, last = months.min().astype(object), months.max().astype(object)
        spans[source] = Months(first, last)
    return Coverage(spans)
