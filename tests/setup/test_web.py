from pathlib import Path

import pytest

from setup import web
from setup.errors import SetupError
from setup.node import Node
from setup.programs import Ended
from setup.web import ensure_built

NODE = Node("v22.1.0", ("npm",), Path("/nowhere"))


class Npm:
    """An npm that installs nothing and whose build writes one page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.builds = 0
        self.code = 0

    def run(self, command: list[str], *_step: object, **_how: object) -> Ended:
        if "build" in command:
            self.builds += 1
            made = self.folder / "node_modules" / ".contextmap-build"
            made.mkdir(parents=True, exist_ok=True)
            (made / "index.html").write_text(f"build {self.builds}")
        return Ended(self.code, "error: Could not resolve './page'" if self.code else "")


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    folder = tmp_path / "web"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.ts").write_text("1")
    packages = folder / "node_modules"
    monkeypatch.setattr(web, "WEB", folder)
    monkeypatch.setattr(web, "PACKAGES", packages)
    monkeypatch.setattr(web, "BUILT", folder / "dist")
    monkeypatch.setattr(web, "BUILDING", packages / ".contextmap-build")
    monkeypatch.setattr(web, "ensure_packages", lambda: packages.mkdir(exist_ok=True))
    monkeypatch.setattr(web, "ensure_node", lambda: NODE)
    made = Npm(folder)
    monkeypatch.setattr(web, "run_logged", made.run)
    return made


def built(npm: Npm) -> str:
    return (npm.folder / "dist" / "index.html").read_text()


def test_unchanged_sources_are_built_once(npm: Npm) -> None:
    ensure_built()
    ensure_built()
    assert npm.builds == 1


def test_changed_sources_are_built_again(npm: Npm) -> None:
    ensure_built()
    (npm.folder / "src" / "main.ts").write_text("2")
    ensure_built()
    assert built(npm) == "build 2"


def test_a_new_source_file_is_built_in(npm: Npm) -> None:
    ensure_built()
    (npm.folder / "src" / "more.ts").write_text("3")
    ensure_built()
    assert npm.builds == 2


def test_a_failed_build_leaves_the_last_good_one(npm: Npm) -> None:
    ensure_built()
    (npm.folder / "src" / "main.ts").write_text("broken")
    npm.code = 1
    with pytest.raises(SetupError, match="Could not resolve"):
        ensure_built()
    assert built(npm) == "build 1"


def test_a_failed_build_is_tried_again(npm: Npm) -> None:
    npm.code = 1
    with pytest.raises(SetupError):
        ensure_built()
    npm.code = 0
    ensure_built()
    assert built(npm) == "build 2"
