"""Open what people upload: a plain file, a .gz, a zip, a tar or a tar.gz, within stated limits.

Nothing is ever written to disk under a name that an archive chose. Everything is read as a stream,
counted while it is read (headers lie), and refused as a whole when it looks like an attack:
too large, too dense, too many entries, nested archives, links, names that lead outside,
two entries that share bytes, or two headers that contradict each other.
"""

import gzip
import io
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from data.readers.faults import Skipped, UnreadableFile
from data.readers.zip_gate import check_zip

MEBIBYTE = 1024 * 1024
NAME_CHARS = 200
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
GZIP_MAGIC = b"\x1f\x8b"
TAR_MAGIC_AT = 257
TAR_MAGIC = b"ustar"
NESTED_MAGIC = (
    *ZIP_MAGIC,
    GZIP_MAGIC,
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
)
IGNORED_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused."""

    packed_bytes: int
    unpacked_bytes: int
    entries: int
    ratio: int = 50
    ratio_from_bytes: int = 64 * MEBIBYTE


OPERATOR_LIMITS = Limits(
    packed_bytes=20 * 1024 * MEBIBYTE, unpacked_bytes=100 * 1024 * MEBIBYTE, entries=20_000
)


class ReadableBytes(Protocol):
    """A source of bytes that can be read in parts."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most ``size`` bytes, and no bytes at the end."""
        ...


@dataclass(slots=True)
class Budget:
    """Counts what was unpacked from one file and refuses when it becomes too much."""

    file: str
    packed_bytes: int
    limits: Limits
    unpacked_bytes: int = 0

    def spend(self, count: int) -> None:
        """Count bytes; raise UnreadableFile once the size or the ratio is over its limit."""
        self.unpacked_bytes += count
        if self.unpacked_bytes > self.limits.unpacked_bytes:
            raise UnreadableFile(
                self.file,
                f"holds more than {self.limits.unpacked_bytes // MEBIBYTE:,} MB once unpacked",
            )
        dense = self.unpacked_bytes > self.limits.ratio * max(self.packed_bytes, 1)
        if dense and self.unpacked_bytes > self.limits.ratio_from_bytes:
            raise UnreadableFile(
                self.file, f"unpacks to more than {self.limits.ratio} times its size"
            )


class CountedStream(io.RawIOBase):
    """A stream that spends from a budget, if given one, and turns damage into UnreadableFile."""

    def __init__(self, source: ReadableBytes, budget: Budget | None, file: str) -> None:
        super().__init__()
        self._source = source
        self._budget = budget
        self._file = file

    def readable(self) -> bool:
        """Return True: this stream is only for reading."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fill a buffer and return the number of bytes put into it."""
        try:
            data = self._source.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, tarfile.ReadError) as e:
            raise UnreadableFile(self._file, f"is damaged: {e}") from e
        if self._budget is not None:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read: its name for people, and its bytes until the next member is asked for."""

    name: str
    stream: BinaryIO
    budget: Budget = field(repr=False)


def shown_name(raw: str) -> str:
    """Return a file name to show: composed, without control or direction characters, capped."""
    plain = unicodedata.normalize("NFC", raw).replace("\\", "/")
    plain = "".join(c for c in plain if unicodedata.category(c)[0] != "C")
    return plain[-NAME_CHARS:] or "unnamed"


def members(
    path: Path, *, shown_as: str | None = None, limits: Limits = OPERATOR_LIMITS
) -> Iterator[Member | Skipped]:
    """Yield the files inside ``path``, or the file itself when it is not an archive.

    Parameters
    ----------
    path
        The file on disk.
    shown_as
        Its name for people; the path's own name when absent.
    limits
        Sizes and counts beyond which the whole file is refused.

    Raises
    ------
    UnreadableFile
        When the file is too large, damaged or shaped like an attack.
    """
    file = shown_name(shown_as or path.name)
    packed = path.stat().st_size
    if packed > limits.packed_bytes:
        raise UnreadableFile(file, f"is larger than {limits.packed_bytes // MEBIBYTE:,} MB")
    if packed == 0:
        raise UnreadableFile(file, "is empty")
    budget = Budget(file, packed, limits)
    with path.open("rb") as source:
        head = source.read(512)
        source.seek(0)
        if head.startswith(ZIP_MAGIC):
            yield from _zip_members(source, budget)
        elif head.startswith(GZIP_MAGIC):
            yield from _gzip_members(source, budget)
        elif head[TAR_MAGIC_AT:].startswith(TAR_MAGIC):
            yield from _tar_members(source, budget)
        else:
            yield Member(file, io.BufferedReader(CountedStream(source, budget, file)), budget)


def unpacked_bytes(path: Path) -> int:
    """Return how many bytes the file claims to hold unpacked: for progress, never for safety."""
    with path.open("rb") as source:
        head = source.read(4)
        if head.startswith(ZIP_MAGIC):
            try:
                with zipfile.ZipFile(source) as archive:
                    return sum(entry.file_size for entry in archive.infolist())
            except zipfile.BadZipFile:
                return path.stat().st_size
        if head.startswith(GZIP_MAGIC):
            source.seek(-4, io.SEEK_END)
            return int.from_bytes(source.read(4), "little")
    return path.stat().st_size


def _zip_members(source: BinaryIO, budget: Budget) -> Iterator[Member | Skipped]:
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as e:
        raise UnreadableFile(budget.file, f"is not a readable zip: {e}") from e
    with archive:
        entries = archive.infolist()
        check_zip(budget.file, source, archive, budget.limits)
        _check_names(budget.file, [entry.filename for entry in entries])
        for entry in entries:
            name = shown_name(entry.filename)
            if entry.is_dir():
                continue
            if _is_ignored(name):
                yield Skipped(name, "is a folder note of an operating system")
                continue
            try:
                opened = archive.open(entry)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as e:
                raise UnreadableFile(budget.file, f"{name} cannot be opened: {e}") from e
            with opened:
                yield _member(name, opened, budget)


def _gzip_members(source: BinaryIO, budget: Budget) -> Iterator[Member | Skipped]:
    with gzip.GzipFile(fileobj=source) as opened:
        stream = io.BufferedReader(CountedStream(opened, budget, budget.file), 64 * 1024)
        if stream.peek(512)[TAR_MAGIC_AT:].startswith(TAR_MAGIC):
            yield from _tar_members(stream, budget, counted=True)
            return
        name = budget.file.removesuffix(".gz")
        _refuse_nested(name, stream, budget)
        yield Member(name, stream, budget)


def _tar_members(
    source: BinaryIO, budget: Budget, *, counted: bool = False
) -> Iterator[Member | Skipped]:
    names: list[str] = []
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                names.append(entry.name)
                _check_tar_entry(entry, names, budget)
                name = shown_name(entry.name)
                if _is_ignored(name):
                    yield Skipped(name, "is a folder note of an operating system")
                elif entry.isreg() and (opened := archive.extractfile(entry)) is not None:
                    yield _member(name, opened, budget, counted=counted)
    except UnreadableFile:
        raise
    except (tarfile.TarError, EOFError, zlib.error, ValueError, OverflowError) as e:
        raise UnreadableFile(budget.file, f"is not a readable tar: {e}") from e
    _check_names(budget.file, names)


def _check_tar_entry(entry: tarfile.TarInfo, names: list[str], budget: Budget) -> None:
    if len(names) > budget.limits.entries:
        raise UnreadableFile(budget.file, f"holds more than {budget.limits.entries:,} entries")
    _check_names(budget.file, [entry.name])
    if not (entry.isreg() or entry.isdir()):
        raise UnreadableFile(
            budget.file, f"{shown_name(entry.name)} is a link or a device, not a file"
        )


def _member(name: str, opened: ReadableBytes, budget: Budget, *, counted: bool = False) -> Member:
    # Inside a tar.gz the outer stream has already counted these bytes.
    raw = CountedStream(opened, None if counted else budget, name)
    stream = io.BufferedReader(raw, 256 * 1024)
    _refuse_nested(name, stream, budget)
    return Member(name, stream, budget)


def _refuse_nested(name: str, stream: "io.BufferedReader[CountedStream]", budget: Budget) -> None:
    head = stream.peek(512)
    if head.startswith(NESTED_MAGIC) or head[TAR_MAGIC_AT:].startswith(TAR_MAGIC):
        raise UnreadableFile(
            budget.file, f"{name} is an archive inside an archive; unpack it once first"
        )


def _check_names(file: str, names: list[str]) -> None:
    seen: set[str] = set()
    for raw in names:
        plain = raw.replace("\\", "/")
        parts = PurePosixPath(plain).parts
        if plain.startswith("/") or ".." in parts or plain[1:2] == ":" or "\0" in raw:
            raise UnreadableFile(file, f"the entry {shown_name(raw)} leads outside the archive")
        key = unicodedata.normalize("NFC", plain).casefold()
        if key in seen:
            raise UnreadableFile(file, f"two entries are called {shown_name(raw)}")
        seen.add(key)


def _is_ignored(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.casefold() in IGNORED_NAMES
