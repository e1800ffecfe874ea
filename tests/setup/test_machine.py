import shutil
import socket
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace

import pytest

from setup import machine
from setup.errors import SetupError
from setup.machine import require_port, require_room, require_writable


@pytest.fixture
def taken_port() -> Generator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_before_anything_long(
    taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEXTMAP_PORT", str(taken_port))
    with pytest.raises(SetupError, match=f"Port {taken_port} is taken.*CONTEXTMAP_PORT=8001"):
        require_port()


@pytest.mark.parametrize("given", ["eighty", "0", "65536", "-1"])
def test_a_port_that_is_none_is_said(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTEXTMAP_PORT", given)
    with pytest.raises(SetupError, match="give a port number"):
        require_port()


def test_a_disk_too_full_for_a_first_set_up_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nearly_full(_folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=700_000_000)

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    monkeypatch.setattr(machine, "VENV", tmp_path / "absent")
    with pytest.raises(SetupError, match=r"0\.7 GB free"):
        require_room()


def test_a_folder_that_cannot_be_written_to_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "LOG", tmp_path / "absent" / "setup.log")
    with pytest.raises(SetupError, match="cannot be written to"):
        require_writable()
