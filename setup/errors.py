"""Set-up that cannot go on."""

__all__ = ["SetupError"]


class SetupError(Exception):
    """A fault that a person can mend; the text is one sentence that says how."""
