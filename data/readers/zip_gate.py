"""The checks a zip must pass before any of its entries is opened."""

import stat
import struct
import zipfile
from typing import BinaryIO, Protocol

from data.readers.faults import UnreadableFile

LOCAL_HEADER = struct.Struct("<4s5H3I2H")
LOCAL_MAGIC = b"PK\x03\x04"
ENCRYPTED = 0x1
SIZES_FOLLOW = 0x8
UTF8_NAME = 0x800
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ZIP64 = 0xFFFFFFFF


class ZipLimits(Protocol):
    """The part of the limits that a zip's own directory can be held against."""

    @property
    def unpacked_bytes(self) -> int: ...  # noqa: D102
    @property
    def entries(self) -> int: ...  # noqa: D102
    @property
    def ratio(self) -> int: ...  # noqa: D102
    @property
    def ratio_from_bytes(self) -> int: ...  # noqa: D102


def check_zip(file: str, source: BinaryIO, archive: zipfile.ZipFile, limits: ZipLimits) -> None:
    """Refuse a zip whose directory is too large, contradicts the local headers or hides links.

    Raises
    ------
    UnreadableFile
        With the entry and the reason.
    """
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise UnreadableFile(file, f"holds {len(entries):,} entries; {limits.entries:,} at most")
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise UnreadableFile(
            file, f"holds more than {limits.unpacked_bytes // 1024**2:,} MB once unpacked"
        )
    for entry in entries:
        _check_entry(file, entry, limits)
    _check_local_headers(file, source, archive)


def _check_entry(file: str, entry: zipfile.ZipInfo, limits: ZipLimits) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableFile(file, f"{entry.filename!r} is encrypted")
    if entry.compress_type not in METHODS:
        raise UnreadableFile(file, f"{entry.filename!r} is packed by a method that is not taken")
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnreadableFile(file, f"{entry.filename!r} is a link or a device, not a file")
    dense = entry.file_size > limits.ratio * max(entry.compress_size, 1)
    if dense and entry.file_size > limits.ratio_from_bytes:
        raise UnreadableFile(
            file, f"{entry.filename!r} unpacks to more than {limits.ratio} times its size"
        )


def _check_local_headers(file: str, source: BinaryIO, archive: zipfile.ZipFile) -> None:
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    ends_at = 0
    for entry in entries:
        if entry.header_offset < ends_at:
            raise UnreadableFile(file, f"{entry.filename!r} shares its bytes with another entry")
        source.seek(entry.header_offset)
        raw = source.read(LOCAL_HEADER.size)
        if len(raw) < LOCAL_HEADER.size or not raw.startswith(LOCAL_MAGIC):
            raise UnreadableFile(file, f"{entry.filename!r} is not where the directory says")
        _, _, flags, method, _, _, _, packed, plain, name_len, extra_len = LOCAL_HEADER.unpack(raw)
        name = source.read(name_len).decode("utf-8" if flags & UTF8_NAME else "cp437", "replace")
        sizes_agree = (packed, plain) == (entry.compress_size, entry.file_size)
        if not (flags & SIZES_FOLLOW) and ZIP64 not in (packed, plain) and not sizes_agree:
            raise UnreadableFile(file, f"{entry.filename!r} has two headers with different sizes")
        if method != entry.compress_type or name != entry.orig_filename:
            raise UnreadableFile(file, f"{entry.filename!r} has two headers that contradict")
        ends_at = entry.header_offset + LOCAL_HEADER.size + name_len + extra_len
        ends_at += entry.compress_size
    if ends_at > archive.start_dir:
        raise UnreadableFile(file, "an entry runs into the directory of the archive")
