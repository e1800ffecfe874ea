"""Functions of the database, one subject a file; migrations load them by name."""

from pathlib import Path


def statements(name: str) -> str:
    """Text of one .sql file beside this module."""
    return (Path(__file__).parent / f"{name}.sql").read_text()
