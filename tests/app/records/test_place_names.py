"""Names on the map that a text may hold without being taken for somebody."""

import pytest

from app.identity.roles import Role
from app.records.names import looks_like_names
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_guardian_site, add_place, add_provision, place_area

PATH = "/api/test/place-names"


def test_places_are_no_people(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_place(session, name="Crispy Cabin")
    names = client_as(Role.PARTNER_CONTRIBUTOR).get(PATH).json()["names"]
    assert looks_like_names("Crispy Cabin") == ["Crispy Cabin"]
    assert looks_like_names("Crispy Cabin", names) == []


def test_a_road_is_also_known_by_its_first_words(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_place(session, name="Stoke Newington Road")
    names = client_as(Role.ASSESSMENT_LEAD).get(PATH).json()["names"]
    assert {"stoke newington road", "stoke newington"} <= set(names)


def test_single_words_are_left_out(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_place(session, name="Eastgate")
    assert client_as(Role.ASSESSMENT_LEAD).get(PATH).json()["names"] == []


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.TASKING_OFFICER, True), (Role.ADMINISTRATOR, False)]
)
def test_names_follow_the_right_to_see_what_they_name(
    client_as: ClientAs, session_as: SessionAs, role: Role, shown: bool
):
    with session_as("exact") as session:
        place_area(session, name="Secret Place")
        add_provision(session, name="Boathouse Club")
        add_guardian_site(session, name="Crispy Cabin")
    names = client_as(role).get(PATH).json()["names"]
    assert (names == ["boathouse club", "crispy cabin", "secret place"]) is shown
    assert (names == []) is not shown
