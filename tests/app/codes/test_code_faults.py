from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.codes.service import code_faults

TODAY = date(2026, 11, 26)


@pytest.fixture
def retired(session: Session) -> str:
    session.execute(
        text("INSERT INTO code (list, code, label, retired_on) VALUES ('t', 'old', 'Old', :day)"),
        {"day": date(2026, 11, 1)},
    )
    return "old"


def test_a_known_code_has_no_fault(session: Session):
    assert code_faults(session, {"agency": ("agency", "parks")}, today=TODAY) == []


def test_an_unknown_code_is_named_with_its_field(session: Session):
    ((place, why),) = code_faults(session, {"agency": ("agency", "circus")}, today=TODAY)
    assert place == "body.agency"
    assert "circus" in why


def test_each_of_several_codes_is_looked_at(session: Session):
    given = {"agencies": ("agency", ["parks", "circus", "zoo"])}
    assert len(code_faults(session, given, today=TODAY)) == 2


def test_a_retired_code_says_since_when(session: Session, retired: str):
    ((_, why),) = code_faults(session, {"kind": ("t", retired)}, today=TODAY)
    assert "retired on 1 November 2026" in why


def test_a_retired_code_may_stay_where_it_was(session: Session, retired: str):
    given = {"kind": ("t", retired)}
    assert code_faults(session, given, already={"kind": retired}, today=TODAY) == []


def test_a_code_may_be_used_until_the_day_it_retires(session: Session, retired: str):
    given = {"kind": ("t", retired)}
    assert code_faults(session, given, today=date(2026, 10, 31)) == []
