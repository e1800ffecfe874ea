"""The stages of a guardianship site: every pair, and where it stands on a day."""

from datetime import date
from itertools import product

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.guardianship.queries import STANDING
from app.guardianship.stages import STEPS, standing, step_to
from data.codelists import read_code_lists
from tests import factories

STAGES = ("identified", "approached", "trained", "active", "lapsed")
ALLOWED = {
    ("identified", "approached"),
    # Somebody may come to a session before anybody called on them.
    ("identified", "trained"),
    ("approached", "trained"),
    ("approached", "identified"),
    ("trained", "active"),
    ("trained", "trained"),
    ("trained", "lapsed"),
    ("active", "trained"),
    ("active", "lapsed"),
    ("lapsed", "trained"),
    ("lapsed", "approached"),
}
TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)


@pytest.mark.parametrize(("before", "after"), list(product(STAGES, STAGES)))
def test_every_pair_of_stages_is_either_a_step_or_none(before: str, after: str) -> None:
    assert (step_to(before, after) is not None) == ((before, after) in ALLOWED)


def test_the_table_has_the_stages_of_the_code_list() -> None:
    listed = tuple(row.code for row in read_code_lists() if row.list == "guardian_status")
    assert (listed, set(STEPS)) == (STAGES, set(STAGES))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("expires_on", [None, YESTERDAY, TODAY])
def test_statement_and_service_agree_where_a_site_stands(
    session: Session, stage: str, expires_on: date | None
) -> None:
    site = factories.add_guardian_site(session, status=stage)
    session.execute(
        text("UPDATE guardian_site SET training_expires_on = :on WHERE id = :id"),
        {"on": expires_on, "id": site},
    )
    told = session.execute(
        text(f"SELECT {STANDING} FROM guardian_site g WHERE id = :id"),  # noqa: S608
        {"today": TODAY, "id": site},
    ).scalar_one()
    assert told == standing(stage, expires_on, TODAY)


def test_training_that_ran_out_lets_a_site_lapse() -> None:
    stands = [standing(stage, YESTERDAY, TODAY) for stage in STAGES]
    assert stands == ["identified", "approached", "lapsed", "lapsed", "lapsed"]
    assert standing("active", TODAY, TODAY) == "active"
