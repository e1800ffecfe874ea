from pathlib import Path

import pytest

from app.cluster.errors import DataFolderUnusable
from app.cluster.lease import FileLock, is_held


def test_shared_holders_stand_beside_each_other(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as first, FileLock(tmp_path / "lock") as second:
        assert first.try_shared()
        assert second.try_shared()


def test_nobody_gets_a_lock_alone_beside_a_shared_holder(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as first, FileLock(tmp_path / "lock") as second:
        first.try_shared()
        assert not second.try_alone()


def test_a_closed_lock_is_free(tmp_path: Path) -> None:
    first = FileLock(tmp_path / "lock")
    first.try_alone()
    first.close()
    assert not is_held(tmp_path / "lock")


def test_a_lock_held_alone_is_seen_as_held(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as lock:
        lock.try_alone()
        assert is_held(tmp_path / "lock")


def test_a_lock_nobody_made_is_free(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "absent")


def test_a_shorter_text_replaces_a_longer_one(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as lock:
        lock.write("12345")
        lock.write("12")
    assert (tmp_path / "lock").read_text() == "12"


def test_a_lock_that_cannot_be_opened_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(DataFolderUnusable, match="CONTEXTMAP_HOME"):
        FileLock(tmp_path / "absent" / "lock")
