from collections.abc import Callable

import mapbox_vector_tile
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.incidents import cube
from tests import factories
from tests.app.tiles.map_tiles import CENTRE, ask, features, properties, tile_of
from tests.conftest import ClientAs, SessionAs

LEAD, TASKING, PARTNER, ADMIN = (
    Role.ASSESSMENT_LEAD,
    Role.TASKING_OFFICER,
    Role.PARTNER_CONTRIBUTOR,
    Role.ADMINISTRATOR,
)
Write = Callable[[Callable[[Session], object]], None]
HERE = "14/{}/{}".format(*tile_of(CENTRE, 14)[1:])


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(LEAD)


@pytest.fixture
def write(session_as: SessionAs) -> Write:
    def run(work: Callable[[Session], object]) -> None:
        with session_as("exact") as session:
            work(session)

    return run


def test_tile_without_anything_is_empty(lead: TestClient) -> None:
    answer = ask(lead, "provision", 14)
    assert (answer.status_code, answer.content) == (204, b"")


def test_tile_needs_somebody_signed_in(lead: TestClient) -> None:
    lead.cookies.clear()
    answer = ask(lead, "provision", 14)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


def test_tile_of_another_partnership_is_not_found(lead: TestClient) -> None:
    assert lead.get(f"/api/elsewhere/tiles/provision/{HERE}.mvt").status_code == 404


def test_unknown_layer_is_not_found(lead: TestClient) -> None:
    assert lead.get(f"/api/test/tiles/account/{HERE}.mvt").status_code == 404


def test_tile_cannot_be_written(lead: TestClient) -> None:
    assert lead.post(f"/api/test/tiles/provision/{HERE}.mvt").status_code == 405


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("99/0/0", "path.z"),
        ("3/8/0", "path.x"),
        ("3/0/8", "path.y"),
        ("-1/0/0", "path.z"),
        ("a/b/c", "path.z"),
        ("1e3/0/0", "path.z"),
        ("14/0/%C2%B2", "path.y"),
        ("14/99999999999999999999/0", "path.x"),
        ("14/1;drop table incident/0", "path.x"),
    ],
)
def test_address_that_is_no_tile_is_refused_with_its_place(
    lead: TestClient, path: str, at: str
) -> None:
    answer = lead.get(f"/api/test/tiles/boundaries/{path}.mvt")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == at


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("width=150", "query.width"),
        ("from=2026-13&to=2026-14", "query.from"),
        ("from=2026-01", "query.to"),
        ("from=2026-05&to=2026-01", "query.to"),
        ("hours=25-3", "query.hours"),
        ("hours=3", "query.hours"),
        ("weekdays=8", "query.weekdays"),
        ("weekdays=1,1,1,1,1,1,1,1", "query.weekdays"),
        ("harm=robbery');drop table incident;--", "query.harm"),
        ("harm=nosuchharm", "query.harm"),
        ("source=nosuchsource", "query.source"),
    ],
)
def test_filter_that_cannot_be_read_is_refused_with_its_place(
    lead: TestClient, query: str, at: str
) -> None:
    answer = ask(lead, "incident_cells", 14, query=f"?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == at


@pytest.mark.parametrize(
    ("role", "layer", "status"),
    [
        (PARTNER, "incidents", 403),
        (PARTNER, "incident_cells", 204),
        (PARTNER, "assessments", 403),
        (TASKING, "incidents", 204),
        (TASKING, "assessments", 403),
        (ADMIN, "incident_cells", 403),
        (ADMIN, "provision", 403),
        (ADMIN, "base_land", 204),
    ],
)
def test_layer_is_open_to_those_with_its_right(
    client_as: ClientAs, role: Role, layer: str, status: int
) -> None:
    assert ask(client_as(role), layer, 14).status_code == status


def test_right_is_held_for_a_tile_that_somebody_else_was_given(
    client_as: ClientAs, write: Write
) -> None:
    write(factories.add_incident)
    assert ask(client_as(LEAD), "incidents", 14).status_code == 200
    assert ask(client_as(PARTNER), "incidents", 14).status_code == 403


def test_unchanged_tile_is_answered_without_its_content(lead: TestClient, write: Write) -> None:
    write(factories.add_provision)
    etag = ask(lead, "provision", 14).headers["etag"]
    again = ask(lead, "provision", 14, etag=etag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)


def test_change_is_in_the_tile_asked_for_next(lead: TestClient, write: Write) -> None:
    write(lambda session: factories.add_provision(session, name="First"))
    etag = ask(lead, "provision", 14).headers["etag"]
    write(lambda session: factories.add_provision(session, name="Second"))
    answer = ask(lead, "provision", 14, etag=etag)
    names = {told["name"] for told in properties(answer, "provision")}
    assert names == {"First", "Second"}
    assert answer.headers["etag"] != etag


def test_etag_differs_by_tier(client_as: ClientAs, write: Write) -> None:
    write(factories.add_incident)
    exact = ask(client_as(LEAD), "incidents", 14).headers["etag"]
    street = ask(client_as(TASKING), "incidents", 14, etag=exact)
    assert (street.status_code, street.headers["etag"] == exact) == (200, False)


def test_tile_may_be_kept_only_by_the_browser_and_asked_after(lead: TestClient) -> None:
    assert ask(lead, "provision", 14).headers["cache-control"] == "private, no-cache"


def test_packed_tile_holds_the_same_as_the_plain_one(lead: TestClient, write: Write) -> None:
    def many(session: Session) -> None:
        for n in range(40):
            factories.add_provision(session, name=f"Club {n}")

    write(many)
    lead.headers["accept-encoding"] = "identity"
    plain = ask(lead, "provision", 14)
    lead.headers["accept-encoding"] = "gzip"
    packed = ask(lead, "provision", 14)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content


def test_street_tier_sees_the_street_and_never_the_recorded_point(
    client_as: ClientAs, write: Write
) -> None:
    def apart(session: Session) -> None:
        incident = factories.add_incident(session)
        session.execute(
            text("UPDATE incident SET geom_street = st_translate(geom, 30, 0) WHERE id = :id"),
            {"id": incident},
        )

    write(apart)
    exact, street = (
        features(ask(client_as(role), "incidents", 18, at=at), "incidents")
        for role, at in ((LEAD, CENTRE), (TASKING, (CENTRE[0] + 30, CENTRE[1])))
    )
    assert len(exact) == len(street) == 1
    assert exact[0]["geometry"] != street[0]["geometry"]
    assert exact[0]["properties"] == street[0]["properties"]


def test_points_tell_what_the_map_filters_by(lead: TestClient, write: Write) -> None:
    write(lambda session: factories.add_incident(session, weekday=5, hour=16))
    [told] = properties(ask(lead, "incidents", 14), "incidents")
    assert told == {
        "harm_type": "robbery",
        "source": "test_source",
        "month": 202603,
        "weekday": 5,
        "hour": 16,
        "precision": "exact",
    }


def test_points_with_unknown_hour_have_none(lead: TestClient, write: Write) -> None:
    write(lambda session: factories.add_incident(session, enforcement_driven=True))
    [told] = properties(ask(lead, "incidents", 14), "incidents")
    assert {"weekday", "hour"}.isdisjoint(told)
    assert told["enforcement_driven"] is True


def test_points_begin_at_zoom_14(lead: TestClient, write: Write) -> None:
    write(factories.add_incident)
    assert ask(lead, "incidents", 13).status_code == 204


def test_tile_holds_the_incidents_that_the_database_finds_there(
    lead: TestClient, write: Write
) -> None:
    added: list[int] = []

    def scattered(session: Session) -> None:
        for east in range(0, 1000, 90):
            for north in range(0, 1000, 90):
                at = (534000.0 + east, 185000.0 + north)
                added.append(factories.add_incident(session, at=at))

    write(scattered)
    z, x, y = tile_of(CENTRE, 15)
    found: list[int] = []
    for column in range(x - 1, x + 2):
        for row in range(y - 1, y + 2):
            answer = lead.get(f"/api/test/tiles/incidents/{z}/{column}/{row}.mvt")
            found += [feature["id"] for feature in features(answer, "incidents")]
    assert sorted(found) == sorted(added)


def test_basemap_is_one_tile_of_several_layers(lead: TestClient, write: Write) -> None:
    def streets_and_park(session: Session) -> None:
        factories.add_ground_feature(session)
        factories.add_ground_feature(
            session,
            layer="green",
            kind="park",
            name="Larkfield Park",
            wkt=factories.SQUARE_KM,
        )

    write(streets_and_park)
    decoded = mapbox_vector_tile.decode(ask(lead, "base_land", 14).content)
    assert {name for name, layer in decoded.items() if layer["features"]} == {"road", "green"}


def test_small_streets_and_buildings_are_left_out_far_away(lead: TestClient, write: Write) -> None:
    def mixed(session: Session) -> None:
        for kind in ("residential", "primary"):
            factories.add_ground_feature(session, kind=kind, name=kind)
        factories.add_ground_feature(
            session,
            layer="building",
            kind="yes",
            wkt="POLYGON((534500 185500, 534530 185500, 534530 185520, 534500 185500))",
        )

    write(mixed)
    near, far = (ask(lead, "base_land", z) for z in (14, 11))
    assert len(features(near, "road")) == 2
    assert len(features(near, "building")) == 1
    assert [told["name"] for told in properties(far, "road")] == ["primary"]
    assert features(far, "building") == []


def test_stage_of_an_area_is_told_only_to_those_who_read_assessments(
    client_as: ClientAs, write: Write
) -> None:
    def assessed(session: Session) -> None:
        area = factories.place_area(session)
        session.execute(
            text(
                "INSERT INTO assessment (area_id, context_kind, title, stage)"
                " VALUES (:area, 'neighbourhood', 'Lock Street', 'scoping')"
            ),
            {"area": area},
        )

    write(assessed)
    [to_lead] = properties(ask(client_as(LEAD), "areas", 14), "areas")
    [to_tasking] = properties(ask(client_as(TASKING), "areas", 14), "areas")
    assert to_lead["stage"] == "scoping"
    assert "stage" not in to_tasking


def test_incident_cells_are_counted_before_they_are_asked_for(
    lead: TestClient, write: Write
) -> None:
    def counted(session: Session) -> None:
        factories.add_outline(session)
        for _ in range(7):
            factories.add_incident(session)
        cube.refresh(session)

    write(counted)
    told = properties(ask(lead, "incident_cells", 14), "incident_cells")
    assert [one["n"] for one in told if one["state"] == "count"] == [7]
