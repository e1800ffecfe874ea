"""Every write that takes free text points a name of a person out in its answer, and keeps the text.

The web forms ask before they send; whoever writes through the interface is told by the answer.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app import openapi
from app.clock import now, today
from app.identity.roles import Role
from app.settings import Settings
from tests.app.photos.test_pictures import photo
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_goal, add_location, add_outline, add_provision, place_area

API = "/api/test"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
OUTLINE = {
    "type": "Polygon",
    "coordinates": [[[-0.062, 51.552], [-0.060, 51.552], [-0.060, 51.553], [-0.062, 51.552]]],
}
NAMED = "Kayleigh Brown sits here after school."
UNNAMED = "A youth worker of Weir Youth Club sits here on Friday, says the Head of Year."
LONG_TEXT = 100
"""A field that takes fewer characters holds a code or a number."""

NO_NAME_IS_TYPED = {
    ("post", "/api/sign-in"): "signing in",
    ("post", "/codes/{list_name}"): "what a list calls its entries: agencies, panels, systems",
    ("patch", "/codes/{list_name}/{code}"): "as above",
    ("post", "/guardian-sites"): "names and addresses of places and organisations",
    ("patch", "/guardian-sites/{site_id}"): "as above",
    ("post", "/changes/{change_id}/redeploy"): "the name of a place",
    ("post", "/reviews"): "the title names the place and the change",
    ("post", "/profile"): "nothing is kept",
    ("post", "/changes/imports"): "texts are in the file: its rows are told of in the notes",
    ("post", "/changes/imports/inspect"): "nothing is kept",
    ("post", "/imports"): "published data",
    ("post", "/imports/inspect"): "nothing is kept",
}
"""Writes with texts and without warnings, and why."""


@dataclass(frozen=True)
class Write:
    """A write with one free text, ``field``, and what that is called in a warning."""

    path: str
    field: str
    body: dict[str, Any]
    label: str


CONFERENCE = {
    "assessment_id": "{location}",
    "conference_type": "initial",
    "starts_at": (now() + timedelta(days=30)).isoformat(),
}
WRITES = [
    Write(
        "/areas", "reason", {"geometry": OUTLINE, "name": "Eastgate", "kind": "scoping"}, "reason"
    ),
    Write(
        "/observations",
        "note",
        {
            "instrument": "streetsafe",
            "observed_on": "2026-03-03",
            "light": "dark",
            "observer_role": "youth_worker",
            "ratings": {"streetsafe_badly_lit": 1},
            "geometry": POINT,
        },
        "note",
    ),
    Write(
        "/safety-sessions",
        "note",
        {
            "assessment_id": "{location}",
            "title": "Year 9",
            "held_on": "2026-03-03",
            "contributors": 7,
            "facilitator_agency": "youth_service",
        },
        "note",
    ),
    Write(
        "/provision",
        "description",
        {"name": "Boathouse club", "provision_type": "open_access"},
        "description",
    ),
    Write("/provision/{club}/closures", "reason", {"closed_from": "2026-03-03"}, "reason"),
    Write(
        "/guardian-trainings",
        "note",
        {"course": "bystander", "held_on": "2026-03-03", "agency": "youth_service"},
        "note",
    ),
    Write("/conferences", "chair_role", CONFERENCE, "role of the chair"),
    Write("/conferences/{conference}/invitations", "note", {"agency": "education"}, "note"),
    Write(
        "/conferences/{conference}/points",
        "body",
        {"agenda_key": "{agenda}"},
        "point",
    ),
    Write(
        "/changes",
        "title",
        {"intervention_type": "street_lighting_new", "geometry": POINT},
        "title",
    ),
    Write(
        "/changes/{change}/sightings",
        "body",
        {"seen_on": "2026-05-05", "seen_by": "youth_service"},
        "note",
    ),
    Write(
        "/assessments/{location}/evidence",
        "body",
        {"domain": "guardianship", "standing": "need", "evidence_strength": "single_source"},
        "finding",
    ),
    Write("/assessments/{location}/goals", "statement", {"domain": "guardianship"}, "goal"),
    Write(
        "/goals/{goal}/measurements",
        "seen",
        {"measured_on": "2026-05-05", "direction": "towards"},
        "what was seen",
    ),
    Write(
        "/actions",
        "task",
        {
            "assessment_id": "{location}",
            "title": "Light the walk",
            "owner_agency": "youth_service",
            "mechanism": "changes_conditions",
        },
        "task",
    ),
    Write(
        "/workforce/forums",
        "note",
        {"name": "Weir ward forum", "forum_kind": "ward_forum", "agency": "community_safety"},
        "note",
    ),
    Write("/workforce/forums/{forum}/meetings", "summary", {"held_on": "2026-03-03"}, "summary"),
]
CASES = pytest.mark.parametrize("write", WRITES, ids=lambda one: f"{one.path} {one.field}")


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def ids(lead: TestClient, session_as: SessionAs) -> dict[str, str]:
    """A location, a club and what else the writes are about, by the names in their addresses."""
    with session_as("exact") as session:
        add_outline(session)
        location = add_location(session, area=place_area(session))
        made: dict[str, UUID] = {"location": location, "goal": add_goal(session, location)}
        made["club"] = add_provision(session)
    found = {name: str(one) for name, one in made.items()}
    body = {"intervention_type": "street_lighting_new", "geometry": POINT}
    found["change"] = posted(lead, "/changes", {**body, "completed_on": "2026-03-03"})["id"]
    forum = {"name": "Weir forum", "forum_kind": "ward_forum", "agency": "community_safety"}
    found["forum"] = posted(lead, "/workforce/forums", forum)["id"]
    return found


def posted(client: TestClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(API + path, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def sent(client: TestClient, write: Write, ids: dict[str, str], words: str) -> dict[str, Any]:
    if "{conference}" in write.path:
        made = posted(client, "/conferences", CONFERENCE | {"assessment_id": ids["location"]})
        ids = ids | {"conference": made["id"], "agenda": made["agenda"][0]["key"]}
    body = {
        name: value.format(**ids) if isinstance(value, str) else value
        for name, value in write.body.items()
    }
    return posted(client, write.path.format(**ids), {**body, write.field: words})


@CASES
def test_a_name_is_pointed_out_by_the_field_it_stands_in_and_the_text_is_kept(
    lead: TestClient, ids: dict[str, str], write: Write
) -> None:
    answer = sent(lead, write, ids, NAMED)
    warning = f"In the {write.label}, this looks like a person’s name: “Kayleigh Brown”."
    assert [one[: len(warning)] for one in answer["warnings"] if "person’s name" in one] == [
        warning
    ]
    assert answer[write.field] == NAMED


@CASES
def test_a_text_of_roles_and_organisations_is_not_warned_of(
    lead: TestClient, ids: dict[str, str], write: Write
) -> None:
    told = sent(lead, write, ids, UNNAMED)["warnings"]
    assert [one for one in told if "person’s name" in one] == []


def test_an_edit_is_warned_of_too(lead: TestClient, ids: dict[str, str]) -> None:
    (club,) = lead.get(f"{API}/provision").json()["items"]
    headers = {"If-Match": f'"{club["version"]}"'}
    where = f"{API}/provision/{ids['club']}"
    answer = lead.patch(where, json={"description": NAMED}, headers=headers)
    assert len(answer.json()["warnings"]) == 1
    assert lead.get(where).json()["warnings"] == []


def test_a_stage_of_a_change_is_warned_of_by_its_reason(
    client_as: ClientAs, ids: dict[str, str]
) -> None:
    tasking = client_as(Role.TASKING_OFFICER)
    where = f"{API}/changes/{ids['change']}"
    headers = {"If-Match": f'"{tasking.get(where).json()["version"]}"'}
    body = {"to": "ended", "on": today().isoformat(), "reason": NAMED}
    answer = tasking.post(f"{where}/moves", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["warnings"]) == 1


def test_the_caption_of_a_photo_is_warned_of(lead: TestClient, ids: dict[str, str]) -> None:
    file = {"file": ("a.jpg", photo(), "image/jpeg")}
    where = f"{API}/changes/{ids['change']}/photos"
    answer = lead.post(where, files=file, data={"caption": "Kayleigh Brown at the gate"})
    assert answer.json()["warnings"][0].startswith("In the caption, this looks like")


def test_every_write_that_takes_a_text_can_warn_or_says_here_why_it_need_not() -> None:
    document = openapi.document(Settings())
    silent = {
        (method, path.removeprefix("/api/{partnership}"))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in {"post", "patch", "put"}
        and _takes_a_text(document, operation)
        and not _warns(document, operation)
    }
    assert silent == set(NO_NAME_IS_TYPED)


def _takes_a_text(document: dict[str, Any], operation: dict[str, Any]) -> bool:
    contents = operation.get("requestBody", {}).get("content", {}).values()
    return any(_holds_text(document, one["schema"]) for one in contents)


def _holds_text(document: dict[str, Any], schema: dict[str, Any]) -> bool:
    schema = _resolved(document, schema)
    if schema.get("type") == "string":
        return schema.get("maxLength", 0) >= LONG_TEXT and "pattern" not in schema
    parts = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    if "items" in schema:
        parts.append(schema["items"])
    return any(_holds_text(document, part) for part in parts)


def _warns(document: dict[str, Any], operation: dict[str, Any]) -> bool:
    good = [answer for code, answer in operation["responses"].items() if code.startswith("20")]
    schemas = [one["content"]["application/json"]["schema"] for one in good if "content" in one]
    return any("warnings" in _resolved(document, one).get("properties", {}) for one in schemas)


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return document["components"]["schemas"][name] if name else schema
