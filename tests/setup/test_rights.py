import os
import shutil
from pathlib import Path

import pytest

from setup.errors import SetupError
from setup.rights import as_administrator

COMMAND = ["apt-get", "install", "postgresql-15"]


@pytest.fixture
def ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def pretend_sudo(folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: int) -> None:
    sudo = folder / "sudo"
    sudo.write_text(f"#!/bin/sh\nexit {code}\n")
    sudo.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_root_needs_no_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert as_administrator(COMMAND, purpose="Installing PostgreSQL") == COMMAND


def test_a_person_who_may_use_sudo_uses_it(
    ordinary_user: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_sudo(tmp_path, monkeypatch, code=0)
    assert as_administrator(COMMAND, purpose="Installing PostgreSQL") == ["sudo", *COMMAND]


def test_without_sudo_the_sentence_has_the_command_for_the_administrator(
    ordinary_user: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_name: str) -> None:
        return None

    monkeypatch.setattr(shutil, "which", absent)
    with pytest.raises(SetupError, match="`apt-get install postgresql-15`"):
        as_administrator(COMMAND, purpose="Installing PostgreSQL")


def test_a_refusal_of_sudo_is_said(
    ordinary_user: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_sudo(tmp_path, monkeypatch, code=1)
    with pytest.raises(SetupError, match="sudo refused"):
        as_administrator(COMMAND, purpose="Installing PostgreSQL")
