from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests import factories
from tests.conftest import ClientAs, SessionAs


@pytest.fixture
def town(session_as: SessionAs) -> None:
    """A small town with one of each thing that can be found."""
    with session_as("exact") as session:
        factories.add_ground_feature(session, name="Lock Street")
        factories.add_ground_feature(
            session, name="Lock Street", wkt="LINESTRING(534600 185500, 534800 185500)"
        )
        factories.add_place(session, name="Larkfield School")
        factories.add_provision(session, name="Tanner Court youth club")
        factories.add_guardian_site(session, name="Fenwick barbers")
        factories.place_area(session, name="Lock Street and Larkfield Park")
        for postcode, compact, at in (("QX1 1AA", "QX11AA", 0), ("QX1 1AB", "QX11AB", 40)):
            _add_postcode(session, postcode, compact, 534500 + at)
        _add_ward(session)
        _add_change(session)


def _add_postcode(session: Session, postcode: str, compact: str, east: float) -> None:
    session.execute(
        text(
            "INSERT INTO postcode (postcode, compact, quality, geom) VALUES"
            " (:postcode, :compact, 10, st_setsrid(st_makepoint(:east, 185500), 27700))"
        ),
        {"postcode": postcode, "compact": compact, "east": east},
    )


def _add_ward(session: Session) -> None:
    session.execute(
        text(
            "INSERT INTO boundary (boundary_type, code, name, geom) VALUES"
            " ('ward', 'X05', 'Quayside', st_multi(st_geomfromtext(:wkt, 27700)))"
        ),
        {"wkt": factories.SQUARE_KM},
    )


def _add_change(session: Session) -> None:
    session.execute(
        text(
            "INSERT INTO change (number, title, intervention_type, status, agency, geom) VALUES"
            " (14, 'Hedge cut by the canal', 'hedge_cut', 'in_place', 'parks',"
            " st_geomfromtext('POINT(534500 185400)', 27700))"
        )
    )


@pytest.fixture
def find(client_as: ClientAs, town: None) -> Callable[[str], list[tuple[str, str]]]:
    client = client_as(Role.ASSESSMENT_LEAD)

    def ask(q: str) -> list[tuple[str, str]]:
        answer = client.get("/api/test/search", params={"q": q})
        assert answer.status_code == 200, answer.text
        return [(one["kind"], one["name"]) for one in answer.json()["items"]]

    return ask


Find = Callable[[str], list[tuple[str, str]]]


def test_everything_is_found_by_its_name(find: Find) -> None:
    first = {
        words: find(words)[0]
        for words in ("lock street", "Larkfield School", "tanner", "fenwick", "quayside", "hedge")
    }
    assert first == {
        "lock street": ("street", "Lock Street"),
        "Larkfield School": ("place", "Larkfield School"),
        "tanner": ("provision", "Tanner Court youth club"),
        "fenwick": ("guardian_site", "Fenwick barbers"),
        "quayside": ("ward", "Quayside"),
        "hedge": ("change", "Hedge cut by the canal"),
    }


@pytest.mark.parametrize("slip", ["Larkfeild", "larkfeld school", "Lokc Street", "Tannar"])
def test_slip_of_the_pen_still_finds(find: Find, slip: str) -> None:
    assert find(slip) != []


def test_pieces_of_one_street_are_one_find(find: Find) -> None:
    assert [kind for kind, _ in find("Lock Street")].count("street") == 1


def test_two_streets_of_one_name_are_two_finds(find: Find, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        far = "LINESTRING(538400 185500, 538600 185500)"
        factories.add_ground_feature(session, name="Lock Street", wkt=far)
    assert [kind for kind, _ in find("Lock Street")].count("street") == 2


@pytest.mark.parametrize("typed", ["QX1 1AA", "qx11aa", "QX1  1aa"])
def test_whole_postcode_is_found_however_it_is_written(find: Find, typed: str) -> None:
    assert find(typed)[0] == ("postcode", "QX1 1AA")


def test_beginning_of_a_postcode_finds_those_that_begin_so(find: Find) -> None:
    assert find("qx1 1") == [("postcode", "QX1 1AA"), ("postcode", "QX1 1AB")]


@pytest.mark.parametrize("typed", ["14", "#14", "# 14"])
def test_change_is_found_by_its_number(find: Find, typed: str) -> None:
    assert find(typed)[0] == ("change", "Hedge cut by the canal")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "%",
        "_",
        "\\",
        "'; DROP TABLE place; --",
        '"quoted"',
        "$$",
        "<script>alert(1)</script>",
        "((((",
        "💡",
        "a" * 200,
        "99999999999999999999",
        ":words",
    ],
)
def test_strange_words_find_nothing_and_do_no_harm(find: Find, typed: str) -> None:
    assert find(typed) == []
    assert find("Larkfield School") != []


def test_words_of_any_length_are_taken_or_refused_in_a_sentence(
    client_as: ClientAs, town: None
) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).get("/api/test/search", params={"q": "x" * 5000})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.q"


def test_postcode_says_that_it_is_no_address(client_as: ClientAs, town: None) -> None:
    client = client_as(Role.TASKING_OFFICER)
    [found] = client.get("/api/test/search", params={"q": "QX1 1AA"}).json()["items"]
    assert found["precision_note"] == "Postcode centre, not an address"
    assert found["bbox"] is None


def test_street_tells_its_ward_and_a_point_on_it(client_as: ClientAs, town: None) -> None:
    client = client_as(Role.TASKING_OFFICER)
    found = client.get("/api/test/search", params={"q": "Lock Street"}).json()["items"][0]
    assert found["detail"] == "Quayside"
    west, south, east, north = found["bbox"]
    assert west <= found["centre"][0] <= east
    assert south - 1e-6 <= found["centre"][1] <= north + 1e-6


def test_best_matches_come_first_and_no_more_than_asked_for(
    client_as: ClientAs, town: None
) -> None:
    client: TestClient = client_as(Role.CONFERENCE_CHAIR)
    answer = client.get("/api/test/search", params={"q": "Lock Street", "limit": 1}).json()
    assert (answer["count"], answer["items"][0]["name"]) == (1, "Lock Street")


def test_administrator_finds_nothing_of_the_content(client_as: ClientAs, town: None) -> None:
    assert client_as(Role.ADMINISTRATOR).get("/api/test/search?q=Lock").status_code == 403
