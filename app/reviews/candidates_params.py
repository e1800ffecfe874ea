"""The question of a comparison as an address holds it: the same as that of a reading."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from app.params import csv_values
from app.problems import InvalidInput
from app.reviews.schemas import ReviewQuestion
from app.written_days import WrittenDay


def read_question(
    change_id: UUID | None = None,
    area_id: UUID | None = None,
    around_m: Annotated[float, Query(ge=25, le=500, allow_inf_nan=False)] = 100.0,
    ring_m: Annotated[float | None, Query(ge=25, le=1000, allow_inf_nan=False)] = None,
    pivot_on: WrittenDay | None = None,
    works_from: WrittenDay | None = None,
    works_to: WrittenDay | None = None,
    window_months: Annotated[int, Query(ge=1, le=60)] = 12,
    same_months: bool = True,
    harm: Annotated[str | None, Query(examples=["robbery,weapon"])] = None,
    source: Annotated[str | None, Query(examples=["police_uk"])] = None,
) -> ReviewQuestion:
    """Read the question of a route's address.

    Raises
    ------
    InvalidInput
        When the question is about no place, or about two.
    """
    if (change_id is None) == (area_id is None):
        why = "Say which change or which area is to be read, one of the two."
        raise InvalidInput([("query.change_id", why)])
    return ReviewQuestion(
        change_id=change_id,
        area_id=area_id,
        around_m=around_m,
        ring_m=ring_m,
        pivot_on=pivot_on,
        works_from=works_from,
        works_to=works_to,
        window_months=window_months,
        same_months=same_months,
        harm=list(csv_values(harm, at="query.harm")) or None,
        source=list(csv_values(source, at="query.source")) or None,
    )


ComparisonQuestion = Annotated[ReviewQuestion, Depends(read_question)]
