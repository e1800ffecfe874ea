from collections.abc import Sequence
from pathlib import Path

import pytest

from setup import chromium, distribution
from setup.chromium import ensure_chromium
from setup.errors import SetupError

SNAP_NOTICE = (
    '#!/bin/sh\necho "Command requires the chromium snap: snap install chromium"\nexit 1\n'
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of programs there is, and a distribution without Chromium."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CONTEXTMAP_CHROMIUM", raising=False)

    def refresh(_wanted: Sequence[str], *, purpose: str) -> None:
        return

    def offers(_package: str) -> bool:
        return False

    monkeypatch.setattr(chromium, "_ensure_library", lambda: None)
    monkeypatch.setattr(distribution, "refresh", refresh)
    monkeypatch.setattr(distribution, "offers", offers)
    return tmp_path


def pretend(folder: Path, name: str, text: str = "#!/bin/sh\n") -> str:
    path = folder / name
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def test_the_distributions_chromium_is_used(programs: Path) -> None:
    path = pretend(programs, "chromium")
    assert ensure_chromium() == path


def test_a_named_chromium_is_used(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTEXTMAP_CHROMIUM", "/opt/chrome/chrome")
    assert ensure_chromium() == "/opt/chrome/chrome"


def test_ubuntus_notice_about_the_snap_is_not_a_chromium(programs: Path) -> None:
    pretend(programs, "chromium-browser", SNAP_NOTICE)
    with pytest.raises(SetupError, match="only as a snap"):
        ensure_chromium()


def test_chrome_serves_where_there_is_no_chromium(programs: Path) -> None:
    pretend(programs, "chromium-browser", SNAP_NOTICE)
    path = pretend(programs, "google-chrome")
    assert ensure_chromium() == path


def test_a_font_comes_with_the_distributions_chromium() -> None:
    assert "fonts-liberation" in chromium.PACKAGES
