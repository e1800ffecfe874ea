"""The OpenAPI document, by which other programs and the web front end know the API."""

from app.openapi import document
from app.settings import Settings


def test_every_schema_has_a_name_of_its_own():
    """Two of one name get the path of their module before it, which changes for both at once."""
    names = document(Settings())["components"]["schemas"]
    assert [name for name in names if name.startswith("app__")] == []
