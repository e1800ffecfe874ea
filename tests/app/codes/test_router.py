from app.identity.roles import Role
from tests.conftest import ClientAs


def test_lists_come_with_labels_in_their_own_order(client_as: ClientAs) -> None:
    lists = client_as(Role.ADMINISTRATOR).get("/api/test/codes").json()["lists"]
    statuses = [code["code"] for code in lists["change_status"]]
    assert statuses.index("proposed") < statuses.index("in_place") < statuses.index("removed")
    assert all(code["label"] for codes in lists.values() for code in codes)


def test_type_of_change_tells_its_family(client_as: ClientAs) -> None:
    lists = client_as(Role.ASSESSMENT_LEAD).get("/api/test/codes").json()["lists"]
    families = {code["code"] for code in lists["intervention_family"]}
    assert {code["parent"] for code in lists["intervention_type"]} <= families
