"""How much an upload may hold."""

from app.settings import Settings
from data.readers.archives import Limits

MOST_UNPACKED_BYTES = 1024**3
MOST_ENTRIES = 200
MOST_FILES = 50


def upload_limits(settings: Settings) -> Limits:
    """Return the limits of one uploaded file; the command line, used by operators, has wider ones.

    What is unpacked may be a gigabyte, or as much as may be sent unpacked.
    """
    return Limits(
        packed_bytes=settings.upload_max_bytes,
        unpacked_bytes=max(MOST_UNPACKED_BYTES, settings.upload_max_bytes),
        entries=MOST_ENTRIES,
    )
