from pathlib import Path

import pytest

from setup import python_packages
from setup.errors import SetupError
from setup.programs import Ended
from setup.python_packages import ensure_lock, ensure_project


class Pip:
    """A pip that installs nothing and writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.code = 0

    def run(self, command: list[str], *_step: object, **_how: object) -> Ended:
        self.asked.append(Path(command[-1]).name)
        return Ended(self.code, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")


def sound(_command: list[str]) -> str:
    return "an environment that works"


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for lock in ("runtime", "build", "develop"):
        (requirements / f"{lock}.txt").write_text(f"{lock}==1.0\n")
    (tmp_path / "project" / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "project" / ".venv" / "bin" / "contextmap").write_text("")
    (tmp_path / "project" / "pyproject.toml").write_text("")
    monkeypatch.setattr(python_packages, "PROJECT", tmp_path / "project")
    monkeypatch.setattr(python_packages, "VENV", tmp_path / "project" / ".venv")
    monkeypatch.setattr(python_packages, "REQUIREMENTS", requirements)
    monkeypatch.setattr(python_packages, "answer", sound)
    made = Pip()
    monkeypatch.setattr(python_packages, "run_logged", made.run)
    return made


def test_a_lock_is_installed_once(pip: Pip) -> None:
    ensure_lock("runtime")
    ensure_lock("runtime")
    assert pip.asked == ["runtime.txt"]


def test_a_changed_lock_is_installed_again(pip: Pip) -> None:
    ensure_lock("runtime")
    (python_packages.REQUIREMENTS / "runtime.txt").write_text("runtime==1.1\n")
    ensure_lock("runtime")
    assert pip.asked == ["runtime.txt", "runtime.txt"]


def test_what_the_tests_need_covers_what_the_service_needs(pip: Pip) -> None:
    ensure_project(develop=True)
    ensure_project(develop=False)
    assert pip.asked == ["develop.txt", "project"]


def test_what_the_service_needs_does_not_cover_the_tests(pip: Pip) -> None:
    ensure_project(develop=False)
    ensure_project(develop=True)
    assert pip.asked == ["runtime.txt", "build.txt", "project", "develop.txt"]


def test_an_installation_that_failed_is_tried_again(pip: Pip) -> None:
    pip.code = 1
    with pytest.raises(SetupError, match="not the one that the lock file names"):
        ensure_lock("runtime")
    pip.code = 0
    ensure_lock("runtime")
    assert pip.asked == ["runtime.txt", "runtime.txt"]
