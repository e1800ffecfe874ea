import os
import shutil
import socket
from pathlib import Path

import pytest

from app.cluster import account, folders
from app.cluster.account import Account
from app.cluster.errors import DataFolderUnusable
from app.cluster.folders import folders_of, make_home, prepare


def ourselves() -> Account:
    return Account("ourselves", os.geteuid(), os.getegid())


@pytest.fixture(autouse=True)
def _as_ourselves(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(_data: Path) -> Account:
        return ourselves()

    monkeypatch.setattr(folders, "account_for", choose)


def test_the_socket_is_beside_the_data_where_its_path_fits(tmp_path: Path) -> None:
    home = Path("/srv/contextmap")
    assert folders_of(home).sockets == home / "postgres" / "run"


def test_a_deep_home_still_gets_a_socket_the_kernel_can_bind(tmp_path: Path) -> None:
    deep = tmp_path / ("long-folder-name-" * 6)
    chosen = folders_of(deep)
    prepare(chosen)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(chosen.sockets / ".s.PGSQL.5432"))
    (chosen.sockets / ".s.PGSQL.5432").unlink()
    chosen.sockets.rmdir()


def test_two_services_find_the_same_socket_folder(tmp_path: Path) -> None:
    deep = tmp_path / ("long-folder-name-" * 6)
    assert folders_of(deep).sockets == folders_of(deep).sockets


def test_the_database_folders_are_closed_to_others(tmp_path: Path) -> None:
    chosen = folders_of(tmp_path / "home")
    prepare(chosen)
    assert chosen.cluster.stat().st_mode & 0o077 == 0
    assert chosen.sockets.stat().st_mode & 0o077 == 0


def test_a_socket_folder_open_to_others_is_refused(tmp_path: Path) -> None:
    chosen = folders_of(tmp_path / "home")
    prepare(chosen)
    chosen.sockets.chmod(0o755)
    with pytest.raises(DataFolderUnusable, match="open to other users"):
        prepare(chosen)


def test_a_file_in_the_way_of_the_home_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(DataFolderUnusable, match="cannot be made"):
        prepare(folders_of(tmp_path / "home" / "inner"))


def test_data_move_to_the_system_folder_when_the_account_cannot_come_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_account: Account, _folder: Path) -> bool:
        return False

    monkeypatch.setattr(account.Account, "can_reach", never)
    monkeypatch.setattr(folders, "SYSTEM_STATE", tmp_path / "state")
    chosen = folders_of(tmp_path / "home")
    prepare(chosen)
    assert chosen.cluster.parent == tmp_path / "state"
    assert (tmp_path / "home" / "postgres").resolve() == chosen.cluster


def test_data_once_moved_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "postgres").symlink_to(elsewhere)
    assert folders_of(tmp_path / "home").cluster == elsewhere


def test_a_new_home_does_not_find_the_data_of_a_deleted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_account: Account, _folder: Path) -> bool:
        return False

    monkeypatch.setattr(account.Account, "can_reach", never)
    make_home(tmp_path / "home")
    before = folders_of(tmp_path / "home").cluster
    shutil.rmtree(tmp_path / "home")
    make_home(tmp_path / "home")
    assert folders_of(tmp_path / "home").cluster != before
