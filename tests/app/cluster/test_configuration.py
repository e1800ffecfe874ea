from pathlib import Path

import pytest

from app.cluster.configuration import write_configuration
from app.cluster.folders import folders_of, prepare


@pytest.fixture
def settings(home: Path) -> dict[str, str]:
    """The settings as PostgreSQL will read them."""
    folders = folders_of(home)
    prepare(folders)
    write_configuration(folders)
    lines = (folders.cluster / "postgresql.conf").read_text().splitlines()
    pairs = (line.split(" = ", 1) for line in lines if not line.startswith("#"))
    return {name: value.strip("'") for name, value in pairs}


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_an_acknowledged_write_outlives_a_power_cut(settings: dict[str, str], name: str) -> None:
    assert settings[name] == "on"


def test_the_log_never_holds_the_values_of_a_failed_statement(settings: dict[str, str]) -> None:
    assert settings["log_parameter_max_length_on_error"] == "0"
    assert settings["log_error_verbosity"] == "terse"


def test_the_page_cache_of_a_large_machine_is_capped(settings: dict[str, str]) -> None:
    assert 128 <= int(settings["shared_buffers"].removesuffix("MB")) <= 2048


def test_only_named_users_of_this_machine_may_connect(home: Path) -> None:
    folders = folders_of(home)
    prepare(folders)
    write_configuration(folders)
    assert (folders.cluster / "pg_hba.conf").read_text() == "local all all peer map=contextmap\n"
