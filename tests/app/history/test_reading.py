"""Any record's versions through the API: who may read them, one of them, and two compared."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.history.kinds import READ_BY
from app.history.references import TITLES
from app.history.words import NOT_SHOWN, RECORDS
from app.identity.rights import rights_of
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location, place_area

HALF = "POLYGON((533000 185000,533500 185000,533500 186000,533000 186000,533000 185000))"
SQUARE = "POLYGON((533000 185000,534000 185000,534000 186000,533000 186000,533000 185000))"
BASE = "/api/test"


def add_goal(session: Session, location: UUID, **values: object) -> UUID:
    given = {"statement": "Young people use the park", "status": "open", **values}
    return session.execute(
        text(
            "INSERT INTO goal (assessment_id, statement, status)"
            " VALUES (:location, :statement, :status) RETURNING id"
        ),
        {"location": location, **given},
    ).scalar_one()


def add_action(
    session: Session, location: UUID, goal: UUID | None = None, *, agency: str = "highways"
) -> UUID:
    return session.execute(
        text(
            "INSERT INTO action (assessment_id, goal_id, title, owner_agency, status)"
            " VALUES (:location, :goal, 'Mend the lamps', :agency, 'open')"
            " RETURNING id"
        ),
        {"location": location, "goal": goal, "agency": agency},
    ).scalar_one()


def scene(session_as: SessionAs) -> dict[str, UUID]:
    with session_as("exact") as session:
        area = place_area(session, name="Lock Street", wkt=HALF)
        location = add_location(session, title="Lock Street at night", area=area)
        goal = add_goal(session, location)
        return {
            "area": area,
            "assessment": location,
            "goal": goal,
            "action": add_action(session, location, goal),
        }


def change(session_as: SessionAs, statement: str, **values: object) -> None:
    with session_as("exact") as session:
        session.execute(text(statement), values)


def test_every_kind_of_record_but_marks_has_a_reader_and_a_title():
    assert set(READ_BY) == set(RECORDS) - {"safety_mark", "code"}
    assert set(TITLES) == set(READ_BY)


def test_versions_say_what_the_record_is_called(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    told = client_as(Role.ASSESSMENT_LEAD).get(f"{BASE}/records/goal/{made['goal']}/versions")
    assert (told.json()["title"], told.json()["kind_label"]) == (
        "Young people use the park",
        "goal",
    )
    assert "row" not in told.json()["items"][0]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", ["goal", "area", "assessment"])
def test_history_is_read_by_whoever_may_read_the_record(
    client_as: ClientAs, session_as: SessionAs, role: Role, kind: str
):
    made = scene(session_as)
    answer = client_as(role).get(f"{BASE}/records/{kind}/{made[kind]}/versions")
    may = READ_BY[kind] in rights_of(role)
    assert answer.status_code == (200 if may else 403)


@pytest.mark.parametrize(
    ("role", "agency", "status"),
    [
        (Role.PARTNER_CONTRIBUTOR, "highways", 404),
        (Role.PARTNER_CONTRIBUTOR, "community_safety", 200),
        (Role.TASKING_OFFICER, "highways", 200),
    ],
)
@pytest.mark.parametrize("path", ["versions", "versions/1", "compare?from=1&to=2"])
def test_a_partner_reads_the_history_of_their_own_agencys_actions_only(
    client_as: ClientAs,
    session_as: SessionAs,
    role: Role,
    agency: str,
    status: int,
    path: str,
):
    with session_as("exact") as session:
        action = add_action(session, add_location(session), agency=agency)
        note = session.execute(
            text(
                "INSERT INTO action_progress (action_id, noted_on, status, body)"
                " VALUES (:action, '2026-11-20', 'agreed', 'The family opposite asked for it')"
                " RETURNING id"
            ),
            {"action": action},
        ).scalar_one()
    for table in ("action", "action_progress"):
        change(session_as, f"UPDATE {table} SET status = 'done'")  # noqa: S608
    client = client_as(role)
    for kind, record in (("action", action), ("action_progress", note)):
        assert client.get(f"{BASE}/records/{kind}/{record}/{path}").status_code == status


@pytest.mark.parametrize("path", ["versions", "versions/1", "compare?from=1&to=2"])
def test_findings_are_closed_to_the_tasking_team(client_as: ClientAs, path: str):
    client = client_as(Role.TASKING_OFFICER)
    assert client.get(f"{BASE}/records/evidence/{uuid4()}/{path}").status_code == 403


@pytest.mark.parametrize("kind", ["safety_mark", "member", "history", "pg_user", "x"])
def test_other_tables_have_no_history_to_read(client_as: ClientAs, kind: str):
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"{BASE}/records/{kind}/{uuid4()}/versions")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no kind of record")


def test_an_earlier_version_is_read_in_words(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(
        session_as,
        "UPDATE assessment SET stage = 'in_review', summary = :summary WHERE id = :id",
        id=made["assessment"],
        summary="long " * 60,
    )
    client = client_as(Role.ASSESSMENT_LEAD)
    page = f"{BASE}/records/assessment/{made['assessment']}/versions"
    first, second = (client.get(f"{page}/{number}").json() for number in (1, 2))
    said = {one["label"]: one["value"] for one in first["fields"]}
    assert (said["stage"], said["area"], said["summary"]) == ("Assessing", "Lock Street", None)
    now = {one["label"]: one["value"] for one in second["fields"]}
    assert now["stage"] == "In review"
    assert now["summary"] == ("long " * 60)


def test_other_records_are_named_and_never_said_by_their_ids(
    client_as: ClientAs, session_as: SessionAs
):
    made = scene(session_as)
    path = f"{BASE}/records/action/{made['action']}/versions/1"
    lead = client_as(Role.ASSESSMENT_LEAD).get(path).json()["fields"]
    said = {one["label"]: one["value"] for one in lead}
    assert said["goal it serves"] == "Young people use the park"
    assert said["location of concern"].endswith("Lock Street at night")
    assert said["agency that does it"] == "Highways and lighting"


def test_the_tasking_team_reads_the_goal_of_an_action_but_no_location(
    client_as: ClientAs, session_as: SessionAs
):
    made = scene(session_as)
    path = f"{BASE}/records/action/{made['action']}/versions/1"
    fields = client_as(Role.TASKING_OFFICER).get(path).json()["fields"]
    said = {one["label"]: one["value"] for one in fields}
    assert said["goal it serves"] == "Young people use the park"
    assert said["location of concern"] == NOT_SHOWN


def test_two_outlines_are_compared_in_hectares(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(
        session_as,
        "UPDATE area SET name = 'Lock Street and park',"
        " geom = st_multi(st_geomfromtext(:wkt, 27700)) WHERE id = :id",
        id=made["area"],
        wkt=SQUARE,
    )
    path = f"{BASE}/records/area/{made['area']}/compare?from=1&to=2"
    told = client_as(Role.COMMUNITY_SAFETY_OFFICER).get(path).json()
    outlines = told["outlines"]
    assert (outlines["before_hectares"], outlines["after_hectares"]) == (50.0, 100.0)
    assert (outlines["gained_hectares"], outlines["lost_hectares"]) == (50.0, 0.0)
    assert outlines["words"] == "The outline gained 50.00 hectares and lost 0.00 hectares."
    assert outlines["before"]["type"] == outlines["after"]["type"] == "MultiPolygon"
    assert [(one["label"], one["before"], one["after"]) for one in told["fields"]] == [
        ("name", "Lock Street", "Lock Street and park")
    ]


def test_comparing_the_other_way_round_turns_gain_into_loss(
    client_as: ClientAs, session_as: SessionAs
):
    made = scene(session_as)
    change(
        session_as,
        "UPDATE area SET geom = st_multi(st_geomfromtext(:wkt, 27700)) WHERE id = :id",
        id=made["area"],
        wkt=SQUARE,
    )
    client = client_as(Role.ASSESSMENT_LEAD)
    path = f"{BASE}/records/area/{made['area']}/compare"
    there = client.get(f"{path}?from=1&to=2").json()["outlines"]
    back = client.get(f"{path}?from=2&to=1").json()["outlines"]
    assert there["gained_hectares"] == back["lost_hectares"]
    assert there["lost_hectares"] == back["gained_hectares"]


def test_a_record_without_a_shape_has_no_outlines_to_compare(
    client_as: ClientAs, session_as: SessionAs
):
    made = scene(session_as)
    change(session_as, "UPDATE goal SET statement = 'Lit' WHERE id = :id", id=made["goal"])
    path = f"{BASE}/records/goal/{made['goal']}/compare?from=1&to=2"
    assert client_as(Role.ASSESSMENT_LEAD).get(path).json()["outlines"] is None


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("versions/7", 404),
        ("versions/0", 422),
        ("versions/99999999999", 422),
        ("versions/one", 422),
        ("compare?from=1&to=1", 422),
        ("compare?from=1", 422),
        ("compare?from=1&to=9", 404),
        ("compare?from=-1&to=1", 422),
    ],
)
def test_versions_that_cannot_be_are_refused(
    client_as: ClientAs, session_as: SessionAs, path: str, status: int
):
    made = scene(session_as)
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"{BASE}/records/goal/{made['goal']}/{path}")
    assert answer.status_code == status


def test_a_record_that_never_was_has_no_versions(client_as: ClientAs):
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"{BASE}/records/goal/{uuid4()}/versions")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no goal of this id.")


@pytest.mark.parametrize(
    ("role", "told"), [(Role.ASSESSMENT_LEAD, True), (Role.CONFERENCE_CHAIR, False)]
)
def test_counts_as_entered_are_told_to_those_who_keep_them(
    client_as: ClientAs, session_as: SessionAs, role: Role, told: bool
):
    made = scene(session_as)
    with session_as("exact") as session:
        survey = session.execute(
            text(
                "INSERT INTO survey (assessment_id, survey_kind, title, held_from, answered)"
                " VALUES (:id, 'residents', 'Residents', '2026-11-01', 3) RETURNING id"
            ),
            {"id": made["assessment"]},
        ).scalar_one()
    client = client_as(role)
    fields = client.get(f"{BASE}/records/survey/{survey}/versions/1").json()["fields"]
    assert ("answered" in {one["field"] for one in fields}) is told
    page = client.get(f"{BASE}/assessments/{made['assessment']}/timeline").json()
    assert page["items"][0]["title"] == "Residents"
