"""What the service says of recorded incidents."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.disclosure.figures import Count, Figure, NoData, Suppressed, Zero

LeftOutReason = Literal["no_location", "no_hour", "no_weekday"]


class MonthCount(Count):
    """A month whose count may be shown."""

    month: str


class MonthSuppressed(Suppressed):
    """A month whose count is hidden."""

    month: str


class MonthZero(Zero):
    """A month with data and no incident."""

    month: str


class MonthNoData(NoData):
    """A month that no chosen source covers."""

    month: str


MonthFigure = Annotated[
    MonthCount | MonthSuppressed | MonthZero | MonthNoData, Field(discriminator="state")
]


class CoverageOut(BaseModel):
    """From which sources the counts come, and from and to which month these have data."""

    sources: list[str]
    first: Annotated[str | None, Field(serialization_alias="from")]
    last: Annotated[str | None, Field(serialization_alias="to")]


class LeftOutCount(Count):
    """So many incidents of the choice could not be counted."""

    reason: LeftOutReason


class LeftOutSuppressed(Suppressed):
    """Few incidents of the choice could not be counted."""

    reason: LeftOutReason


LeftOut = Annotated[LeftOutCount | LeftOutSuppressed, Field(discriminator="state")]


class IncidentMonthsOut(BaseModel):
    """Incidents by month, their sum, what the sources cover, and what could not be counted.

    ``rounded_to`` is 5 where counts are told to the nearest five, and null where they are exact.
    """

    months: list[MonthFigure]
    total: Figure
    rounded_to: int | None
    coverage: CoverageOut
    left_out: list[LeftOut]


class IncidentOut(BaseModel):
    """One recorded incident, as precisely as the person may see it.

    ``centre`` is WGS 84 longitude and latitude of the place that the tier may see, and ``basis``
    says in words which place that is.
    """

    id: int
    harm_type: str
    enforcement_driven: bool
    source_category: str | None
    source_name: str
    reporting_agency: str | None
    month: str
    weekday: int | None
    hour: int | None
    time_precision: str
    occurred_from: datetime | None
    occurred_to: datetime | None
    location_precision: str
    location_label: str | None
    outcome: str | None
    centre: tuple[float, float] | None
    basis: str
