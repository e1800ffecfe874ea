from pathlib import Path

import pytest

from app.cluster.binaries import find_binaries, installed_servers
from app.cluster.errors import ServerMissing


def pretend_server(folder: Path, *, version: str, postgis: str | None) -> Path:
    """Programs that answer as a PostgreSQL of that version would."""
    shared = folder / "share"
    (shared / "extension").mkdir(parents=True)
    if postgis is not None:
        (shared / "extension" / "postgis.control").write_text(f"default_version = '{postgis}'\n")
    programs = {
        "initdb": "",
        "postgres": f"postgres (PostgreSQL) {version}",
        "pg_config": str(shared),
    }
    for name, answer in programs.items():
        (folder / name).write_text(f"#!/bin/sh\necho '{answer}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Make `tmp_path` the only place where servers are looked for."""
    monkeypatch.setenv("CONTEXTMAP_POSTGRES_BIN", str(tmp_path))
    return tmp_path


def test_a_new_enough_server_is_found(only: Path) -> None:
    pretend_server(only, version="16.4 (Ubuntu 16.4-0ubuntu0.24.04.2)", postgis="3.4.2")
    assert (find_binaries().major, find_binaries().postgis) == (16, (3, 4))


def test_no_server_at_all_names_what_to_install(only: Path) -> None:
    with pytest.raises(ServerMissing, match="install PostgreSQL 15 or newer"):
        find_binaries()


def test_an_old_server_is_refused(only: Path) -> None:
    pretend_server(only, version="14.9", postgis="3.4.0")
    with pytest.raises(ServerMissing, match="PostgreSQL 14 is too old"):
        find_binaries()


def test_a_server_without_postgis_names_the_package(only: Path) -> None:
    pretend_server(only, version="15.4", postgis=None)
    with pytest.raises(ServerMissing, match="postgresql-15-postgis-3"):
        find_binaries()


def test_an_old_postgis_is_refused(only: Path) -> None:
    pretend_server(only, version="15.4", postgis="3.2.1")
    with pytest.raises(ServerMissing, match=r"PostGIS 3\.2 is too old"):
        find_binaries()


def test_postgis_ten_is_newer_than_three(only: Path) -> None:
    pretend_server(only, version="15.4", postgis="10.0.0")
    assert find_binaries().postgis == (10, 0)


def test_data_of_another_major_version_name_the_server_they_need(only: Path) -> None:
    pretend_server(only, version="16.4", postgis="3.4.0")
    with pytest.raises(ServerMissing, match="install postgresql-15 and postgresql-15-postgis-3"):
        find_binaries(required_major=15)


def test_this_machine_has_a_server_that_serves() -> None:
    assert any(each.is_suitable for each in installed_servers())
