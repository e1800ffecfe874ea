from datetime import date

from app.guardianship.service import training_words
from app.identity.roles import Role
from tests import factories
from tests.conftest import ClientAs, SessionAs

TODAY, PAST, COMING = date(2026, 11, 23), date(2025, 3, 2), date(2027, 3, 2)


def test_training_that_holds_says_until_when() -> None:
    words = "Trained on 2 March 2025, holds until 2 March 2027"
    assert training_words(PAST, COMING, TODAY) == words


def test_training_that_ran_out_says_when() -> None:
    assert training_words(date(2024, 3, 2), PAST, TODAY) == "Training ran out on 2 March 2025"


def test_training_holds_on_its_last_day() -> None:
    assert training_words(PAST, TODAY, TODAY).endswith("holds until 23 November 2026")


def test_site_without_training_says_so() -> None:
    assert training_words(None, None, TODAY) == "Not trained yet"


def test_site_is_told_and_listed(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        site = factories.add_guardian_site(session, name="Fenwick barbers")
    client = client_as(Role.PARTNER_CONTRIBUTOR)
    told = client.get(f"/api/test/guardian-sites/{site}").json()
    assert (told["name"], told["training"]) == ("Fenwick barbers", "Not trained yet")
    assert client.get("/api/test/guardian-sites?q=fenwick").json()["count"] == 1
    assert client.get("/api/test/guardian-sites?q=nobody").json()["count"] == 0
