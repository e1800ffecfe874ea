"""Find the services in a JSON document of Open Referral, wherever the document keeps them."""

from collections.abc import Iterator
from typing import Any


def objects(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; anything else that a file put there is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def one_object(value: object) -> dict[str, Any]:
    """Return an object, or an empty one for anything else that a file put there."""
    return value if isinstance(value, dict) else {}


def services_in(value: Any, *, file: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield each service as one object with its organisation, places and schedules.

    A document may be a page (``contents``, or ``items``), a list, a service, an organisation with
    its services, or a service at a location.
    """
    if isinstance(value, list):
        for one in value:
            yield from services_in(one, file=file)
        return
    if not isinstance(value, dict):
        return
    for page in ("contents", "items", "services"):
        if isinstance(value.get(page), list):
            for one in value[page]:
                for service in services_in(one, file=file):
                    yield _with_organisation(service, value) if page == "services" else service
            return
    if isinstance(value.get("service"), dict) and "location" in value:
        place = {key: part for key, part in value.items() if key != "service"}
        yield value["service"] | {"service_at_locations": [place], "_file": file}
        return
    if _is_service(value):
        yield value | {"_file": file}


def _is_service(value: dict[str, Any]) -> bool:
    """Tell a service from the standard's other objects, which have an id and a name as well."""
    return "name" in value and "status" in value and "location_type" not in value


def _with_organisation(service: dict[str, Any], owner: dict[str, Any]) -> dict[str, Any]:
    named = {"id": owner.get("id"), "name": owner.get("name")}
    return service if service.get("organization") else service | {"organization": named}
