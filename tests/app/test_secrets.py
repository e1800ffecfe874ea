"""Whatever a role asks for, it is told nothing of a record that it may not read."""

from collections.abc import Iterator
from itertools import product
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import openapi
from app.history.kinds import READ_BY
from app.identity.rights import Right, rights_of
from app.identity.roles import Role
from app.models.base import Partnership
from app.settings import Settings
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline, place_area

pytestmark = pytest.mark.db

GIVEN: dict[str, dict[str, object]] = {
    "assessment": {"context_kind": "neighbourhood", "stage": "plan_active"},
    "referral": {"referred_on": "2026-10-01", "context_kind": "neighbourhood"},
    "screening": {"screened_on": "2026-10-02", "threshold_level": "level_2", "outcome": "assess"},
    "planned_method": {"method": "walkabout", "due_on": "2026-11-20"},
    "evidence": {"domain": "guardianship", "standing": "strength", "found_on": "2026-10-05"},
    "survey": {"survey_kind": "residents", "held_from": "2026-10-05", "answered": 30},
    "safety_session": {"held_on": "2026-10-05", "contributors": 7},
    "weighting": {"weighed_on": "2026-10-05", "weights": '{"neighbourhood": 100}'},
    "reference_link": {"link_kind": "efrp", "system": "case"},
    "goal": {"status": "agreed"},
    "goal_measure": {"measured_on": "2026-10-06", "direction": "better"},
    "conference": {
        "conference_type": "initial",
        "status": "held",
        "starts_at": "2026-10-07T10:00Z",
        "decision": "plan_agreed",
    },
    "conference_invitation": {"agency": "highways", "reply": "accepted"},
    "discussion_point": {"agenda_key": "place_harms"},
    "action": {"owner_agency": "highways", "status": "agreed", "due_on": "2026-11-20"},
    "action_progress": {"noted_on": "2026-10-08", "status": "agreed"},
    "forum": {"forum_kind": "ward", "agency": "highways"},
    "forum_meeting": {"held_on": "2026-10-09"},
    "forum_citation": {},
    "stage_move": {"to_stage": "plan_active", "from_stage": "conference_held"},
}
"""One record of each kind, each after those it stands under; its words are made secrets."""
TOLD_TO = {
    # Who sees that there is a conference, and when, sees where and which roles are asked to it.
    "assessment.title": Right.CONFERENCES_READ,
    "conference.venue": Right.CONFERENCES_READ,
    "conference.chair_role": Right.CONFERENCES_READ,
    "conference_invitation.attending_role": Right.CONFERENCES_READ,
    "conference_invitation.note": Right.CONFERENCES_READ,
    # An action is told with the goal it serves.
    "goal.statement": Right.CONFERENCES_READ,
    "forum_meeting.summary": Right.WORKFORCE_READ,
    # Those of other agencies are only told to who sees all of them.
    "action": Right.CONFERENCES_READ,
    "action_progress": Right.CONFERENCES_READ,
    "stage_move": Right.ASSESSMENTS_READ,
}
"""Who may be told what, where it is not whoever reads the history of its record."""


def secret(table: str, field: str) -> str:
    return f"Secret-{table}-{field}".replace("_", "-")


def scene(session: Session) -> tuple[dict[str, UUID], dict[str, str]]:
    """Keep one record of each kind; their ids by table, and the secrets by table and field."""
    add_outline(session)
    ids = {"area": place_area(session)}
    secrets: dict[str, str] = {}
    for name, given in GIVEN.items():
        table = Partnership.metadata.tables[name]
        words = {
            column.name: secret(name, column.name)
            for column in table.columns
            if str(column.type) == "VARCHAR" and column.name not in given and column.name in FREE
        }
        secrets |= {f"{name}.{field}": said for field, said in words.items()}
        above = {
            column.name: ids[key.column.table.name]
            for column in table.columns
            for key in column.foreign_keys
            if key.column.table.name in ids and column.name not in {"method_id", "previous_id"}
        }
        values = {**CODES.get(name, {}), **above, **given, **words}
        if name == "forum_citation":
            values.pop("area_id", None)
        names = ", ".join(f'"{one}"' for one in values)
        asked = ", ".join(f":{one}" for one in values)
        ids[name] = session.execute(
            text(f'INSERT INTO "{name}" ({names}) VALUES ({asked}) RETURNING id'),  # noqa: S608
            values,
        ).scalar_one()
    for name in set(ids) - {"stage_move"}:
        session.execute(text(f'UPDATE "{name}" SET updated_at = now()'))  # noqa: S608
    return ids, secrets


FREE = frozenset(
    {"title", "summary", "description", "known_strengths", "immediate_action", "location_label"}
    | {"moved_reason", "reason", "detail", "note", "body", "source", "setting", "reference"}
    | {"statement", "measure", "baseline", "seen", "unit", "venue", "chair_role", "dissent"}
    | {"decision_reason", "cancelled_reason", "attending_role", "task", "outcome", "said", "name"}
)
CODES: dict[str, dict[str, object]] = {
    "referral": {"referrer_agency": "highways"},
    "evidence": {"evidence_strength": "strong"},
    "safety_session": {"facilitator_agency": "highways"},
    "weighting": {"first_context": "neighbourhood"},
    "reference_link": {"owner_agency": "highways"},
}


def addresses(ids: dict[str, UUID]) -> Iterator[str]:
    """Every read there is, of every record that it may be of."""
    known = {name: [str(one)] for name, one in ids.items()}
    fits = {
        "assessment_id": known["assessment"], "area_id": known["area"], "area": known["area"],
        "finding_id": known["evidence"], "measurement_id": known["goal_measure"],
        "link_id": known["reference_link"], "method_id": known["planned_method"],
        "meeting_id": known["forum_meeting"], "citation_id": known["forum_citation"],
        "session_id": known["safety_session"], "version": ["1", "2"], "partnership": ["test"],
        "from": ["1"], "to": ["2"], "earlier": known["survey"], "later": known["survey"],
        "layer": ["changes", "areas"], "q": ["Secret"], "name": ["Secret"],
        "z": ["14"], "x": ["8189"], "y": ["5447"],
    }  # fmt: skip
    for path, methods in openapi.document(Settings())["paths"].items():
        if "get" not in methods:
            continue
        asked = methods["get"].get("parameters", [])
        if "/records/" in path:
            for name, one in known.items():
                filled = path.replace("{partnership}", "test").replace("{kind}", name)
                filled = filled.replace("{record_id}", one[0]).replace("{version}", "1")
                yield filled + ("?from=1&to=2" if path.endswith("/compare") else "")
            continue
        inside = [one["name"] for one in asked if one["in"] == "path"]
        query = [one["name"] for one in asked if one["in"] == "query" and one["name"] in fits]
        needed = "&".join(f"{one}={fits[one][0]}" for one in query)
        for filling in product(*(_choices(one, fits, known) for one in inside)):
            filled = path
            for one, value in zip(inside, filling, strict=True):
                filled = filled.replace("{" + one + "}", value)
            yield filled
            if needed:
                yield f"{filled}?{needed}"


def _choices(name: str, fits: dict[str, list[str]], known: dict[str, list[str]]) -> list[str]:
    return fits.get(name) or known.get(name.removesuffix("_id")) or ["none"]


def withheld(role: Role, secrets: dict[str, str]) -> dict[str, str]:
    """Secrets that a role is not to be told."""
    rights = rights_of(role)

    def right(place: str) -> Right:
        table = place.partition(".")[0]
        return TOLD_TO.get(place) or TOLD_TO.get(table) or READ_BY[table]

    return {place: said for place, said in secrets.items() if right(place) not in rights}


@pytest.mark.parametrize(
    "role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR, Role.ADMINISTRATOR]
)
def test_nothing_is_told_of_what_may_not_be_read(
    client_as: ClientAs, session_as: SessionAs, role: Role
) -> None:
    with session_as("exact") as session:
        ids, secrets = scene(session)
    client, hidden = client_as(role), withheld(role, secrets)
    assert len(hidden) > 20
    told: set[tuple[str, str]] = set()
    answered = 0
    for address in addresses(ids):
        answer = client.get(address)
        assert answer.status_code < 500, address
        answered += answer.status_code == 200
        told |= {
            (place, address.replace("/api/test", ""))
            for place, said in hidden.items()
            if said.encode() in answer.content
        }
    assert answered > 20
    assert sorted(told) == []


def test_a_lead_is_told_of_all_of_it(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        ids, secrets = scene(session)
    client = client_as(Role.ASSESSMENT_LEAD)
    answers = b"".join(client.get(address).content for address in addresses(ids))
    assert {place for place, said in secrets.items() if said.encode() not in answers} == set()
