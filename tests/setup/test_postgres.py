from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cluster.binaries import Binaries
from setup import distribution, postgres
from setup.errors import SetupError
from setup.postgres import ensure_postgres


class Machine:
    """A machine whose packages are a list and whose apt only writes down what it was asked."""

    def __init__(self, servers: list[Binaries], offered: list[str]) -> None:
        self.servers = servers
        self.offered = offered
        self.installed: list[str] = []

    def refresh(self, wanted: Sequence[str], *, purpose: str) -> None:
        return

    def names(self, _beginning: str) -> list[str]:
        return self.offered

    def install(self, packages: Sequence[str], *, purpose: str) -> None:
        self.installed.extend(packages)
        if any("postgis" in name for name in packages):
            self.servers = [server(16, postgis=(3, 4))]


def server(major: int, *, postgis: tuple[int, int] | None) -> Binaries:
    return Binaries(Path("/usr/lib/postgresql") / str(major) / "bin", major, postgis)


def machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, servers: list[Binaries], offered: list[str]
) -> Machine:
    made = Machine(servers, offered)
    settings = tmp_path / "createcluster.conf"
    settings.write_text("#create_main_cluster = true\n")
    monkeypatch.setattr(postgres, "CLUSTER_SETTINGS", settings)
    monkeypatch.setattr(postgres, "KEEP_COPY", tmp_path / "copy.conf")
    monkeypatch.setattr(postgres, "installed_servers", lambda: made.servers)
    monkeypatch.setattr(distribution, "refresh", made.refresh)
    monkeypatch.setattr(distribution, "package_names", made.names)
    monkeypatch.setattr(distribution, "install", made.install)
    return made


def test_a_suitable_server_needs_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = machine(monkeypatch, tmp_path, servers=[server(15, postgis=(3, 3))], offered=[])
    ensure_postgres()
    assert found.installed == []


def test_the_newest_offered_server_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = ["postgresql-16", "postgresql-16-postgis-3", "postgresql-17", "postgresql-9.6"]
    found = machine(monkeypatch, tmp_path, servers=[], offered=offered)
    ensure_postgres()
    assert found.installed == ["postgresql-common", "postgresql-16", "postgresql-16-postgis-3"]


def test_a_server_without_postgis_only_gets_postgis(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = machine(monkeypatch, tmp_path, servers=[server(16, postgis=None)], offered=[])
    ensure_postgres()
    assert found.installed == ["postgresql-16-postgis-3"]


def test_the_packages_own_settings_are_put_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = ["postgresql-16", "postgresql-16-postgis-3"]
    machine(monkeypatch, tmp_path, servers=[], offered=offered)
    ensure_postgres()
    settings = (tmp_path / "createcluster.conf").read_text()
    assert settings == "#create_main_cluster = true\n"


def test_no_main_cluster_is_wanted_while_the_server_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = ["postgresql-16", "postgresql-16-postgis-3"]
    found = machine(monkeypatch, tmp_path, servers=[], offered=offered)
    seen: list[str] = []

    def install(packages: Sequence[str], *, purpose: str) -> None:
        if "postgresql-16" in packages:
            seen.append((tmp_path / "createcluster.conf").read_text())
        found.install(packages, purpose=purpose)

    monkeypatch.setattr(distribution, "install", install)
    ensure_postgres()
    assert "\ncreate_main_cluster = false\n" in seen[0]


def test_a_distribution_without_a_new_enough_server_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = ["postgresql-14", "postgresql-14-postgis-3"]
    machine(monkeypatch, tmp_path, servers=[], offered=offered)
    with pytest.raises(SetupError, match="offers no PostgreSQL 15"):
        ensure_postgres()
