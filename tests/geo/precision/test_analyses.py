import re
from importlib import import_module
from pathlib import Path

import pytest

from geo.precision import NEEDS, needs_of

METHODS = Path(__file__).resolve().parents[4] / "shared" / "METHODS.md"


@pytest.mark.skipif(not METHODS.is_file(), reason="../shared/METHODS.md is absent")
def test_every_analysis_of_the_methods_has_its_needs() -> None:
    named = set(re.findall(r"(geo\.[a-z_]+\.[a-z_0-9]+)\(", METHODS.read_text()))
    assert named <= set(NEEDS)


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_every_name_is_that_of_a_function(name: str) -> None:
    module, _, function = name.rpartition(".")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("name", sorted(n for n in NEEDS if n.startswith("geo.temporal")))
def test_nothing_about_time_takes_months(name: str) -> None:
    assert needs_of(name).time in {"minute", "day"}


def test_a_name_without_needs_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^analysis: 'hotspots' has no needs listed"):
        needs_of("hotspots")
