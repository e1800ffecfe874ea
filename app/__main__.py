"""``python -m app`` is the command ``contextmap``."""

from app.cli import main

main()
