"""Recorded incidents as arrays, which is what analyses count.

All incidents of a partnership are read once for each version of the data and tier; a choice of
them is then a mask, so that an analysis can follow a filter or an outline as it is moved.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents import record_queries as queries
from app.incidents.filters import IncidentFilter

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Words = npt.NDArray[np.str_]
MOST_KEPT = 8
"""Partnerships and tiers whose records are held at once: about 120 bytes a record."""


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Incidents, one entry each, ordered by id, as precisely as a tier may see them.

    Attributes
    ----------
    xy
        Shape (n, 2), metres, EPSG:27700; NaN where the place is not known.
    month
        ``datetime64[M]``.
    weekday, hour
        1 (Monday) to 7 and 0 to 23 on Britain's clocks; 0 and -1 where not known.
    starts, ends
        ``datetime64[m]`` on Britain's clocks; NaT where not known, or not for this tier.
    time_precision, place_precision, harm, source
        Codes.
    follows_police
        Whether the record tells where police were active rather than where harm was.
    version
        Of the data that were read.
    """

    ids: npt.NDArray[np.int64]
    xy: Floats
    month: npt.NDArray[np.datetime64]
    weekday: npt.NDArray[np.int8]
    hour: npt.NDArray[np.int8]
    time_precision: Words
    place_precision: Words
    harm: Words
    source: Words
    follows_police: Booleans
    starts: npt.NDArray[np.datetime64]
    ends: npt.NDArray[np.datetime64]
    version: int

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def has_place(self) -> Booleans:
        """Which records have a place at all."""
        return ~np.isnan(self.xy[:, 0])

    def only(self, mask: Booleans) -> "Records":
        """Those records for which the mask, shape (n,), is true."""
        return Records(
            *(getattr(self, name)[mask] for name in self.__dataclass_fields__ if name != "version"),
            version=self.version,
        )

    def chosen(self, wanted: IncidentFilter, *, police: bool = False) -> "Records":
        """Those that a filter asks for.

        Parameters
        ----------
        wanted
            Without harm types in it, records that follow police activity are left out.
        police
            Keep those too, where an analysis itself sets them apart.
        """
        mask = np.ones(len(self), dtype=bool)
        if wanted.harm:
            mask &= np.isin(self.harm, wanted.harm)
        elif not police:
            mask &= ~self.follows_police
        if wanted.months is not None:
            first, last = (
                np.datetime64(one, "M") for one in (wanted.months.first, wanted.months.last)
            )
            mask &= (self.month >= first) & (self.month <= last)
        if wanted.source:
            mask &= np.isin(self.source, wanted.source)
        if wanted.hours:
            mask &= np.isin(self.hour, wanted.hours)
        if wanted.weekdays:
            mask &= np.isin(self.weekday, wanted.weekdays)
        return self if mask.all() else self.only(mask)


def read_records(session: Session, tier: Tier, *, version: int | None = None) -> Records:
    """Read every incident as a tier may see it; the session must be of that tier."""
    rows = queries.everything(session, tier)
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 13
    return Records(
        ids=np.array(columns[0], dtype=np.int64),
        xy=np.column_stack([_floats(columns[1]), _floats(columns[2])]),
        month=_floats(columns[3]).astype(np.int64).astype("datetime64[M]"),
        weekday=_small(columns[4], missing=0),
        hour=_small(columns[5], missing=-1),
        time_precision=np.array(columns[6], dtype=np.str_),
        place_precision=np.array(columns[7], dtype=np.str_),
        harm=np.array(columns[8], dtype=np.str_),
        source=np.array(columns[9], dtype=np.str_),
        follows_police=np.array(columns[10], dtype=bool),
        starts=_minutes(columns[11]),
        ends=_minutes(columns[12]),
        version=queries.version(session) if version is None else version,
    )


@dataclass(slots=True)
class RecordMemory:
    """Keeps the records of each partnership and tier until they change."""

    _kept: OrderedDict[tuple[str, Tier], Records] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def records(self, session: Session, partnership: str, tier: Tier) -> Records:
        """Records at the present version of the data, read now if they changed since."""
        version = queries.version(session)
        place: tuple[str, Tier] = (partnership, tier)
        with self._lock:
            kept = self._kept.get(place)
            if kept is not None and kept.version == version:
                self._kept.move_to_end(place)
                return kept
        read = read_records(session, tier, version=version)
        with self._lock:
            self._kept[place] = read
            self._kept.move_to_end(place)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return read


def _floats(values: Sequence[Any]) -> Floats:
    return np.array([np.nan if one is None else float(one) for one in values], dtype=np.float64)


def _small(values: Sequence[Any], *, missing: int) -> npt.NDArray[np.int8]:
    return np.array([missing if one is None else one for one in values], dtype=np.int8)


def _minutes(values: Sequence[Any]) -> npt.NDArray[np.datetime64]:
    told = np.full(len(values), np.datetime64("NaT", "m"))
    for place, one in enumerate(values):
        if one is not None:
            told[place] = np.datetime64(int(one), "m")
    return told
