"""A list that is narrowed by a code nobody has is refused: none found would look like none."""

import pytest
from sqlalchemy import text

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs

FILTERS = [
    ("places", "type"),
    ("provision", "type"),
    ("provision", "status"),
    ("guardian-sites", "type"),
    ("guardian-sites", "status"),
    ("areas", "kind"),
    ("areas", "stage"),
    ("assessments", "stage"),
    ("locations", "stage"),
    ("locations", "threshold"),
    ("locations", "context"),
    ("locations", "agency"),
    ("locations", "harm"),
    ("locations.csv", "harm"),
    ("referrals", "agency"),
    ("actions", "owner_agency"),
]
LISTS = {
    "places type": "place_type",
    "provision type": "provision_type",
    "provision status": "provision_status",
    "guardian-sites type": "guardian_site_type",
    "guardian-sites status": "guardian_status",
    "areas kind": "area_kind",
    "locations threshold": "threshold_level",
    "locations context": "context_kind",
}
BY_NAME = {"stage": "stage", "agency": "agency", "owner_agency": "agency", "harm": "harm_type"}


@pytest.mark.parametrize(("listed", "name"), FILTERS)
def test_list_narrowed_by_a_code_on_no_list_is_refused_at_its_place(
    client_as: ClientAs, listed: str, name: str
) -> None:
    refused = client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/{listed}?{name}=nothing_of_ours")
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"] == [
        {
            "at": f"query.{name}",
            "why": "“nothing_of_ours” is not on this partnership’s list. Choose one that is.",
        }
    ]


@pytest.mark.parametrize(("listed", "name"), FILTERS)
def test_list_may_be_narrowed_by_every_code_there_is_retired_or_not(
    client_as: ClientAs, session_as: SessionAs, listed: str, name: str
) -> None:
    key = LISTS.get(f"{listed} {name}") or BY_NAME[name]
    with session_as("exact") as session:
        codes = session.execute(
            text("SELECT code FROM code WHERE list = :key"), {"key": key}
        ).scalars()
        known = list(codes)
    lead = client_as(Role.ASSESSMENT_LEAD)
    assert known
    assert {lead.get(f"/api/test/{listed}?{name}={code}").status_code for code in known} == {200}
