from datetime import date

import pytest
from pydantic import BaseModel

from app.problems import InvalidInput
from app.records.merging import merged


class Whole(BaseModel):
    on: date
    words: str = ""
    until: date | None = None


class Edit(BaseModel):
    on: date | None = None
    words: str | None = None
    until: date | None = None


NOW = {"on": date(2026, 3, 3), "words": "Lamps", "until": date(2026, 4, 1)}


def test_what_is_left_out_stays() -> None:
    whole = merged(Whole, NOW, Edit(words="Two lamps"))
    assert whole == Whole(on=date(2026, 3, 3), words="Two lamps", until=date(2026, 4, 1))


def test_what_may_be_empty_can_be_cleared() -> None:
    whole = merged(Whole, NOW, Edit(words=None, until=None))
    assert (whole.words, whole.until) == ("", None)


def test_what_a_record_cannot_be_without_is_not_cleared() -> None:
    with pytest.raises(InvalidInput) as refused:
        merged(Whole, NOW, Edit(on=None))
    assert refused.value.faults[0].at == "body.on"
