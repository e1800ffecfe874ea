"""Small files to read: police.uk rows, and archives with one thing wrong."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context"
)
ID_A = "a" * 64
ID_B = "b" * 64


def street_row(
    *,
    crime_id: str = "",
    month: str = "2025-01",
    lon: str = "-0.076",
    lat: str = "51.545",
    location: str = "On or near Mare Street",
    lsoa: str = "E01001742",
    category: str = "Anti-social behaviour",
    outcome: str = "",
) -> str:
    """Return one line of a street file."""
    force = "Example Police"
    return (
        f"{crime_id},{month},{force},{force},{lon},{lat},{location},"
        f"{lsoa},Hackney 001A,{category},{outcome},"
    )


def street_file(*rows: str, end: str = "\n") -> bytes:
    """Return a street file of the rows, with its header."""
    return (end.join((HEADER, *rows)) + end).encode()


def written(folder: Path, name: str, content: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path


def zipped(folder: Path, entries: Mapping[str, bytes], *, name: str = "street.zip") -> Path:
    """Write a zip of the entries and return its path."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return path


def zipped_link(folder: Path) -> Path:
    """Write a zip with a symbolic link in it."""
    path = folder / "link.zip"
    entry = zipfile.ZipInfo("2025-01-street.csv")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return path


def tarred(folder: Path, entries: Mapping[str, bytes], *, name: str = "street.tar.gz") -> Path:
    """Write a tar, packed when its name says so, and return its path."""
    path = folder / name
    with tarfile.open(path, "w:gz" if name.endswith("gz") else "w") as archive:
        for entry, content in entries.items():
            info = tarfile.TarInfo(entry)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def gzipped(folder: Path, content: bytes, *, name: str = "street.csv.gz") -> Path:
    """Write a .gz file and return its path."""
    return written(folder, name, gzip.compress(content))
