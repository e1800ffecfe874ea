import os
import pwd
from pathlib import Path

import pytest

from app.cluster.account import Account, account_for
from app.cluster.errors import ClusterError


def test_an_ordinary_user_runs_the_server_as_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = pwd.getpwnam("nobody")
    monkeypatch.setattr(os, "geteuid", lambda: nobody.pw_uid)
    chosen = account_for(tmp_path)
    assert chosen.uid == nobody.pw_uid
    assert not chosen.is_change


def test_root_runs_the_server_as_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("SUDO_UID", str(pwd.getpwnam("nobody").pw_uid))
    chosen = account_for(tmp_path / "absent")
    assert chosen.name == "nobody"
    assert chosen.is_change


def test_a_user_id_without_a_name_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 3_999_999)
    with pytest.raises(ClusterError, match="useradd --uid 3999999"):
        account_for(tmp_path)


def test_a_stranger_cannot_reach_into_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    stranger = Account("stranger", os.geteuid() + 1, os.getegid() + 1)
    assert not stranger.can_reach(closed / "inner")
