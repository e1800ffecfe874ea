"""How an incident of police.uk is known again in a later download."""

import re
from hashlib import blake2b

import numpy as np

from data.readers.ordinals import OrdinalCounter
from data.readers.police_uk_rows import CheckedRows

KEY_BYTES = 16
KEY_DIGITS = 2 * KEY_BYTES
ID_DIGITS = 64
LOWER_HEX = re.compile(r"[0-9a-f]*")


def row_keys(rows: CheckedRows, counter: OrdinalCounter) -> list[str]:
    """Return one key of 32 hexadecimal digits for each row.

    A Crime ID is a SHA-256 in hexadecimal, so its first half is a key as good as a hash of it;
    anything else in that column is hashed. A row without an ID gets the hash of what stays the
    same between downloads and of its number among equal rows, which ``counter`` keeps per file.
    """
    ids = rows.text["Crime ID"]
    keys = [i[:KEY_DIGITS] for i in ids] if _all_usual(ids) else [_key_of_id(i) for i in ids]
    anonymous = [index for index, key in enumerate(keys) if not key]
    if anonymous:
        digests = _content_digests(rows, anonymous)
        hashes = np.frombuffer(b"".join(digests), dtype="<u8")[::2]
        ordinals = counter.number(hashes.astype(np.uint64))
        for index, digest, ordinal in zip(anonymous, digests, ordinals.tolist(), strict=True):
            keys[index] = _key_of_equal_row(digest, ordinal)
    return keys


def _all_usual(ids: list[str]) -> bool:
    """Tell whether every ID is empty or 64 hexadecimal digits in lower case."""
    together = "".join(ids)
    # bytes.fromhex alone would pass capitals and blanks; together these take a tenth of a regex.
    if not (together.isascii() and together.isalnum() and together == together.lower()):
        return not together
    try:
        bytes.fromhex(together)
    except ValueError:
        return False
    return set(map(len, ids)) <= {0, ID_DIGITS}


def _key_of_id(crime_id: str) -> str:
    plain = crime_id.strip().lower()
    if not plain:
        return ""
    if len(plain) == ID_DIGITS and LOWER_HEX.fullmatch(plain):
        return plain[:KEY_DIGITS]
    return blake2b(plain.encode(), digest_size=KEY_BYTES, person=b"crime id").hexdigest()


def _key_of_equal_row(digest: bytes, ordinal: int) -> str:
    if ordinal == 0:
        return digest.hex()
    numbered = digest + ordinal.to_bytes(8, "little")
    return blake2b(numbered, digest_size=KEY_BYTES, person=b"ordinal").hexdigest()


def _content_digests(rows: CheckedRows, indices: list[int]) -> list[bytes]:
    """Hash what stays: month, forces, place to six decimals, location, category and context."""
    columns = [
        rows.text[name]
        for name in ("Month", "Reported by", "Falls within", "Location", "Crime type", "Context")
    ]
    lon, lat = rows.lon.tolist(), rows.lat.tolist()
    digests: list[bytes] = []
    for index in indices:
        texts = [column[index].strip() for column in columns]
        # NaN is not equal to itself: a row without a place has no coordinates in its identity.
        place = f"{lon[index]:.6f} {lat[index]:.6f}" if lon[index] == lon[index] else ""
        content = "\x1f".join((*texts, place)).encode()
        digests.append(blake2b(content, digest_size=KEY_BYTES, person=b"police.uk").digest())
    return digests
