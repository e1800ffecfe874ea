import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.cluster.binaries import find_binaries
from app.cluster.embedded import EmbeddedCluster
from app.cluster.errors import ClusterError, DataFolderUnusable
from app.cluster.folders import prepare
from app.cluster.initialise import data_major, initialise


def test_a_folder_without_data_has_no_version(tmp_path: Path) -> None:
    assert data_major(tmp_path) is None


def test_a_version_file_that_says_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("fifteen")
    with pytest.raises(DataFolderUnusable, match="restore it from a backup"):
        data_major(tmp_path)


@pytest.mark.db
@pytest.mark.slow
def test_a_broken_off_first_start_heals(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    prepare(cluster.folders)
    half_made = cluster.folders.cluster / "data.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("15")
    with cluster.running() as running:
        assert running.answers()


def test_a_full_disk_is_said_before_anything_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = EmbeddedCluster(home)
    prepare(cluster.folders)

    def full(_folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=0)

    monkeypatch.setattr(shutil, "disk_usage", full)
    with pytest.raises(ClusterError, match="0 MB free"):
        initialise(cluster.folders, find_binaries())
