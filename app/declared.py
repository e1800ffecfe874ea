"""Hold each address to the parameters that its operation declares, each given once.

A filter with a slip in its name would be passed over, and one of two with the same name lost: the
list that came back would look like what was asked for. Both are refused here, with the place of the
fault, for every operation there is.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any
from weakref import WeakKeyDictionary

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams

from app.problems import faults

LONGEST_NAME = 60
MOST_FAULTS = 10
"""Told at once: whoever sends thousands of names is not helped by a word on each."""
TWICE = "This is given more than once. Give it once; several codes have commas between them."
NOTHING_TAKEN = "Nothing is asked of this address by name. Leave “{name}” out."
MEANT = "“{name}” is not asked for here. Did you mean “{near}”?"
TAKEN = "“{name}” is not asked for here. Leave it out, or use one of these: {names}."

_names: WeakKeyDictionary[Callable[..., Any], frozenset[str]] = WeakKeyDictionary()


async def as_declared(request: Request) -> None:
    """Refuse an address that gives what its operation does not take, or gives it twice.

    Raises
    ------
    InvalidInput
        With each name that is strange, and the one that was probably meant.
    """
    if not request.scope["query_string"]:
        return
    names = names_of(request.scope["route"])
    if not are_declared(request.query_params, names):
        faults(_faults(request.query_params, names))


def are_declared(given: QueryParams, names: frozenset[str]) -> bool:
    """Whether only these names are given, and none of them twice."""
    return given.keys() <= names and len(given.multi_items()) == len(given)


def names_of(route: APIRoute) -> frozenset[str]:
    """The parameters that a route declares for the part of its address after the question mark."""
    found = _names.get(route.endpoint)
    if found is None:
        written: list[dict[str, Any]] = (route.openapi_extra or {}).get("parameters", [])
        named = {one["name"] for one in written if one["in"] == "query"}
        found = _names[route.endpoint] = frozenset(named.union(_read_by(route.dependant)))
    return found


def _read_by(dependant: Dependant) -> Iterator[str]:
    for one in dependant.query_params:
        yield one.alias
    for inner in dependant.dependencies:
        yield from _read_by(inner)


def _faults(given: QueryParams, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    times = Counter(name for name, _ in given.multi_items())
    amiss = [name for name in times if name not in names or times[name] > 1]
    for name in amiss[:MOST_FAULTS]:
        short = name[:LONGEST_NAME]
        yield f"query.{short}", TWICE if name in names else _why_strange(short, names)


def _why_strange(name: str, names: frozenset[str]) -> str:
    if not names:
        return NOTHING_TAKEN.format(name=name)
    near = get_close_matches(name.lower(), sorted(names), n=1)
    if near:
        return MEANT.format(name=name, near=near[0])
    return TAKEN.format(name=name, names=", ".join(sorted(names)))
