import shutil
from pathlib import Path

import pytest

from setup import distribution
from setup.distribution import install
from setup.errors import SetupError
from setup.programs import Ended

BROKEN_OFF = Ended(
    100,
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
)


class Apt:
    """An apt whose answers are given beforehand."""

    def __init__(self, *answers: Ended) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def run(self, command: list[str], *_step: object) -> Ended:
        self.asked.append(" ".join(command))
        return self.answers.pop(0)


@pytest.fixture(autouse=True)
def root_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    def where(name: str, **_how: object) -> str:
        return f"/usr/bin/{name}"

    def allowed(command: list[str], **_why: object) -> list[str]:
        return command

    monkeypatch.setattr(shutil, "which", where)
    monkeypatch.setattr(distribution, "as_administrator", allowed)


def test_an_installation_that_was_broken_off_is_finished_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apt = Apt(BROKEN_OFF, Ended(0, ""), Ended(0, ""))
    monkeypatch.setattr(distribution, "run_logged", apt.run)
    install(["postgresql-15"], purpose="Installing PostgreSQL")
    assert "dpkg --configure -a" in apt.asked[1]
    assert apt.asked[2] == apt.asked[0]


def test_packages_ask_no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(Ended(0, ""))
    monkeypatch.setattr(distribution, "run_logged", apt.run)
    install(["tzdata"], purpose="Installing time zones")
    assert "DEBIAN_FRONTEND=noninteractive" in apt.asked[0]


def test_a_package_that_is_not_offered_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(Ended(100, "E: Unable to locate package postgresql-15-postgis-3"))
    monkeypatch.setattr(distribution, "run_logged", apt.run)
    with pytest.raises(SetupError, match="does not offer the package"):
        install(["postgresql-15-postgis-3"], purpose="Installing PostGIS")


def test_another_distribution_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_name: str, **_how: object) -> None:
        return None

    monkeypatch.setattr(shutil, "which", nowhere)
    with pytest.raises(SetupError, match=r"neither Debian nor Ubuntu.*postgresql-15"):
        install(["postgresql-15"], purpose="Installing PostgreSQL")


def test_an_administrator_is_asked_for_everything_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []

    def refuse(_command: list[str], *, purpose: str, by_hand: str) -> list[str]:
        said.append(by_hand)
        raise SetupError(purpose)

    monkeypatch.setattr(distribution, "as_administrator", refuse)
    with pytest.raises(SetupError):
        install(["postgresql-15"], purpose="Installing PostgreSQL")
    assert {"postgresql-15", "python3-venv", "fonts-liberation"} <= set(said[0].split())
