from datetime import date
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs

CODES = "/api/test/codes"
KINDS = f"{CODES}/link_kind"

pytestmark = pytest.mark.usefixtures("own_lists")


@pytest.fixture
def client(client_as: ClientAs, own_lists: None) -> TestClient:
    return client_as(Role.ADMINISTRATOR)


def added(client: TestClient, label: str, where: str = KINDS, **more: object) -> dict[str, Any]:
    answer = client.post(where, json={"label": label, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def patched(client: TestClient, code: str, where: str = KINDS, version: int = 1, **more: object):
    return client.patch(f"{where}/{code}", json=more, headers={"If-Match": f'"{version}"'})


def listed(client: TestClient, where: str = KINDS) -> list[str]:
    return [one["code"] for one in client.get(where).json()["items"]]


def only_fault(answer: Response) -> tuple[str, str]:
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    return fault["at"], fault["why"]


def test_a_code_is_made_from_its_label(client: TestClient):
    assert added(client, "Children’s panel item")["code"] == "childrens_panel_item"


def test_a_label_without_letters_still_gets_a_code(client: TestClient):
    made = added(client, "日本")
    assert client.get(f"{KINDS}/{made['code']}").json()["label"] == "日本"


def test_two_labels_that_give_one_code_get_two(client: TestClient):
    first, second = added(client, "Bus panel"), added(client, "Bus: panel")
    assert len({first["code"], second["code"]}) == 2


def test_a_new_code_comes_last_unless_it_is_put_somewhere(client: TestClient):
    before = listed(client)
    added(client, "Last of all")
    added(client, "Second", after=before[0])
    assert listed(client) == [before[0], "second", *before[1:], "last_of_all"]


def test_everybody_can_choose_a_new_code_at_once(client: TestClient, client_as: ClientAs):
    added(client, "Ferry panel item")
    lists = client_as(Role.ASSESSMENT_LEAD).get(CODES).json()["lists"]
    assert "Ferry panel item" in [one["label"] for one in lists["link_kind"]]


def test_a_label_that_is_there_already_is_refused(client: TestClient):
    place, why = only_fault(client.post(KINDS, json={"label": "peer group PLAN"}))
    assert place == "body.label"
    assert "on this list already" in why


def test_a_label_that_was_retired_is_to_be_brought_back(client: TestClient):
    patched(client, "peer_plan", retired_on="2026-01-01")
    _, why = only_fault(client.post(KINDS, json={"label": "Peer group plan"}))
    assert "Bring it back" in why


def test_a_code_that_is_there_already_is_refused(client: TestClient):
    answer = client.post(KINDS, json={"label": "Another", "code": "peer_plan"})
    assert only_fault(answer)[0] == "body.code"


def test_a_list_that_the_service_goes_by_takes_no_new_code(client: TestClient):
    answer = client.post(f"{CODES}/stage", json={"label": "Paused"})
    assert answer.status_code == 409
    assert "none can be added" in answer.json()["detail"]


def test_a_stage_can_be_relabelled_but_not_retired(client: TestClient):
    stages = f"{CODES}/stage"
    named = patched(client, "scoping", stages, label="Scoping the place")
    assert named.json()["label"] == "Scoping the place"
    place, why = only_fault(patched(client, "scoping", stages, 2, retired_on="2026-12-01"))
    assert place == "body.retired_on"
    assert "not retired" in why


def test_a_retired_code_is_still_read_and_can_be_brought_back(client: TestClient):
    retired = patched(client, "peer_plan", retired_on="2026-11-01").json()
    assert retired["retired_on"] == "2026-11-01"
    assert "peer_plan" in listed(client)
    assert patched(client, "peer_plan", version=2, retired_on=None).json()["retired_on"] is None


def test_the_last_code_of_a_list_cannot_be_retired(client: TestClient):
    rest = [one for one in listed(client) if one != "case"]
    for code in rest:
        assert patched(client, code, retired_on="2026-11-01").status_code == 200
    assert "last one" in only_fault(patched(client, "case", retired_on="2026-11-01"))[1]


def test_a_code_with_others_under_it_is_not_retired(client: TestClient):
    harms = f"{CODES}/harm_type"
    _, why = only_fault(patched(client, "cce", harms, retired_on="2026-11-01"))
    assert "County lines" in why


def test_a_change_made_from_an_old_version_shows_both(client: TestClient):
    patched(client, "case", label="Open case")
    answer = patched(client, "case", label="Case by reference")
    assert answer.status_code == 412
    assert answer.json()["current"]["label"] == "Open case"
    assert answer.json()["yours"] == {"label": "Case by reference"}
    assert "Administrator saved this entry of a list" in answer.json()["detail"]


def test_a_code_keeps_its_place_when_it_is_relabelled(client: TestClient):
    before = listed(client)
    patched(client, before[3], label="Something else")
    assert listed(client) == before


def test_a_code_moves_to_the_front_and_behind_another(client: TestClient):
    first, second, third, *rest = listed(client)
    patched(client, third, after=None)
    assert listed(client) == [third, first, second, *rest]
    patched(client, third, version=2, after=second)
    assert listed(client) == [first, second, third, *rest]


def test_the_history_of_a_code_says_who_changed_what(client: TestClient):
    patched(client, "case", label="Open case")
    newest, first = client.get(f"{KINDS}/case/history").json()["items"]
    assert newest["changed_by"] == "Administrator"
    assert newest["fields"][0]["before"] == "Case open to a service"
    assert first["changed_by"] is None


def test_a_code_that_nobody_edited_has_no_history(client: TestClient):
    assert client.get(f"{KINDS}/case/history").json() == {"items": [], "count": 0}


def test_an_edit_is_audited_without_its_words(client: TestClient):
    patched(client, "case", label="Open case")
    (event, *_) = client.get("/api/test/audit").json()["items"]
    assert (event["action"], event["object_id"]) == ("code.changed", "link_kind/case")
    assert event["detail"] == {"fields": ["label"], "version": 2}


def test_only_an_administrator_edits(client_as: ClientAs, own_lists: None):
    lead = client_as(Role.ASSESSMENT_LEAD)
    assert lead.post(KINDS, json={"label": "Mine"}).status_code == 403
    assert patched(lead, "case", label="Mine").status_code == 403


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({}, "body.label", id="no label"),
        pytest.param({"label": "  "}, "body.label", id="blank label"),
        pytest.param({"label": "x" * 121}, "body.label", id="label too long"),
        pytest.param({"label": "a\u0000b"}, "body.label", id="control character"),
        pytest.param({"label": "A", "description": "x" * 501}, "body.description", id="too much"),
        pytest.param({"label": "A", "code": "Not a code"}, "body.code", id="blank in code"),
        pytest.param({"label": "A", "code": "../etc"}, "body.code", id="path in code"),
        pytest.param({"label": "A", "parent": "cse"}, "body.parent", id="list has no parents"),
        pytest.param({"label": "A", "after": "nowhere"}, "body.after", id="after nothing"),
        pytest.param(
            {"label": "A", "attributes": {"colour": "red"}},
            "body.attributes.colour",
            id="unknown attribute",
        ),
        pytest.param({"label": "A", "sort": 3}, "body.sort", id="unknown field"),
    ],
)
def test_bad_input_names_its_place(client: TestClient, body: dict[str, object], place: str):
    assert only_fault(client.post(KINDS, json=body))[0] == place


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"label": None}, id="label emptied"),
        pytest.param({"retired_on": "1066-10-14"}, id="a day long ago"),
        pytest.param({"retired_on": "yesterday"}, id="no day"),
        pytest.param({"after": "case"}, id="after itself"),
    ],
)
def test_a_change_that_cannot_be_is_refused(client: TestClient, change: dict[str, object]):
    answer = client.patch(f"{KINDS}/case", json=change, headers={"If-Match": '"1"'})
    assert answer.status_code == 422


def test_a_change_needs_its_version(client: TestClient):
    assert client.patch(f"{KINDS}/case", json={"label": "X"}).status_code == 428


@pytest.mark.parametrize("where", ["/no_such_list", "/link_kind/no_such_code"])
def test_what_is_not_there_is_not_found(client: TestClient, where: str):
    headers = {"If-Match": '"1"'}
    assert client.get(CODES + where).status_code == 404
    assert client.get(f"{KINDS}/none/use").status_code == 404
    assert client.patch(f"{KINDS}/none", json={"label": "X"}, headers=headers).status_code == 404
    assert client.post(f"{CODES}/no_such_list", json={"label": "X"}).status_code == 404


TYPES = f"{CODES}/intervention_type"
CONDITIONS = {"mechanism": "changes_conditions"}
TYPE = {"parent": "landscape_layout", "attributes": CONDITIONS}


def test_a_type_of_change_carries_how_it_acts(client: TestClient):
    made = added(client, "Bridge opened", TYPES, **TYPE)
    assert made["attributes"] == {"mechanism": "changes_conditions"}
    assert made["parent_label"] == "Landscape or layout"


def test_an_attribute_is_changed_without_losing_the_others(client: TestClient):
    changed = patched(client, "pspo", TYPES, attributes={"longest_days": 700}).json()
    assert changed["attributes"]["longest_days"] == 700
    assert changed["attributes"]["mechanism"] == "controls_people"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"parent": None}, "body.parent", id="no family"),
        pytest.param({"parent": "magic"}, "body.parent", id="no such family"),
        pytest.param({"attributes": {}}, "body.attributes.mechanism", id="does not say how"),
        pytest.param(
            {"attributes": {"mechanism": "magic"}}, "body.attributes.mechanism", id="no such way"
        ),
        pytest.param(
            {"attributes": CONDITIONS | {"longest_days": 0}},
            "body.attributes.longest_days",
            id="no time at all",
        ),
        pytest.param(
            {"attributes": CONDITIONS | {"longest_days": True}},
            "body.attributes.longest_days",
            id="yes is no number",
        ),
    ],
)
def test_attributes_of_a_type_are_looked_at(
    client: TestClient, change: dict[str, object], place: str
):
    answer = client.post(TYPES, json={"label": "Bridge opened"} | TYPE | change)
    assert only_fault(answer)[0] == place


def test_a_required_attribute_cannot_be_taken_away(client: TestClient):
    answer = patched(client, "pspo", TYPES, attributes={"mechanism": None})
    assert only_fault(answer)[0] == "body.attributes.mechanism"


def test_a_harm_cannot_stand_under_itself_or_two_deep(client: TestClient):
    harms = f"{CODES}/harm_type"
    assert patched(client, "cse", harms, parent="cse").status_code == 422
    _, why = only_fault(patched(client, "cse", harms, parent="county_lines"))
    assert "stands under another" in why


def test_a_reason_for_a_mark_may_stand_under_a_colour_or_under_nothing(client: TestClient):
    reasons = f"{CODES}/mark_reason"
    assert added(client, "A shop lets us in", reasons)["parent"] is None
    assert added(client, "Music", reasons, parent="green")["parent_label"] == "Green"


def test_a_day_in_the_future_retires_then(client: TestClient):
    patched(client, "case", retired_on="2099-01-01")
    rows = {one["key"]: one for one in client.get("/api/test/code-lists").json()["items"]}
    assert rows["link_kind"]["retired"] == 0
    assert date.fromisoformat(client.get(f"{KINDS}/case").json()["retired_on"]).year == 2099
