from pathlib import Path

import pytest

from data.readers.changes import TEMPLATE as CHANGES
from data.readers.columns import Template
from data.readers.guardian_sites import TEMPLATE as GUARDIAN_SITES
from data.readers.provision import TEMPLATE as PROVISION

FOLDER = Path(__file__).resolve().parents[2] / "data" / "templates"


@pytest.mark.parametrize("template", [CHANGES, GUARDIAN_SITES, PROVISION], ids=lambda t: t.kind)
def test_every_field_is_in_the_template_and_in_its_paper(template: Template) -> None:
    names = {field.name for field in template.fields}
    header = (FOLDER / f"{template.kind}.csv").read_text(encoding="utf-8").splitlines()[0]
    paper = (FOLDER / "README.md").read_text(encoding="utf-8").split(f"## `{template.kind}.csv`")[1]
    assert set(header.split(",")) == names
    assert all(f"`{name}`" in paper.split("\n## ")[0] for name in names)
