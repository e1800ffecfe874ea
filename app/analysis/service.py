"""Tell how analyses work."""

from app.analysis.schemas import MethodOut, MethodsOut
from data.method_notes import method_notes


def method(key: str) -> MethodOut:
    """The note of one method.

    Raises
    ------
    KeyError
        When no method is called so: a slip in the code, which a test finds.
    """
    note = method_notes()[key]
    return MethodOut(
        key=note.key,
        title=note.title,
        asks=note.asks,
        how=note.how,
        cannot=note.cannot,
        needs=note.needs,
        source=note.source,
    )


def methods() -> MethodsOut:
    """Every method that is used anywhere."""
    items = [method(key) for key in method_notes()]
    return MethodsOut(items=items, count=len(items))
