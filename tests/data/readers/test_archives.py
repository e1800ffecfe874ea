import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from data.readers.archives import Limits, Member, members, shown_name
from data.readers.faults import Skipped, UnreadableFile
from tests.data.readers.specimens import gzipped, tarred, written, zipped, zipped_link

SMALL = Limits(
    packed_bytes=10_000_000, unpacked_bytes=5_000_000, entries=5, ratio_from_bytes=100_000
)


def contents(path: Path, *, limits: Limits = SMALL) -> dict[str, bytes]:
    got = members(path, limits=limits)
    return {member.name: member.stream.read() for member in got if isinstance(member, Member)}


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        contents(path)
    return caught.value.reason


def test_plain_file_is_its_own_member(tmp_path: Path) -> None:
    assert contents(written(tmp_path, "a.csv", b"a,b\n")) == {"a.csv": b"a,b\n"}


def test_gz_gives_the_file_inside_under_its_short_name(tmp_path: Path) -> None:
    assert contents(gzipped(tmp_path, b"a,b\n", name="a.csv.gz")) == {"a.csv": b"a,b\n"}


def test_zip_gives_every_file_and_no_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"x/": b"", "x/a.csv": b"1", "x/b.csv": b"2"})
    assert contents(path) == {"x/a.csv": b"1", "x/b.csv": b"2"}


def test_tar_gives_every_file(tmp_path: Path) -> None:
    assert contents(tarred(tmp_path, {"a.csv": b"1", "b.csv": b"2"})) == {
        "a.csv": b"1",
        "b.csv": b"2",
    }


def test_notes_of_an_operating_system_are_left_alone_and_said(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": b"1", "__MACOSX/._a.csv": b"x", ".DS_Store": b"y"})
    skipped = [m.file for m in members(path) if isinstance(m, Skipped)]
    assert skipped == ["__MACOSX/._a.csv", ".DS_Store"]


def test_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(written(tmp_path, "a.csv", b"")) == "is empty"


def test_zip_that_unpacks_far_beyond_its_size_is_refused(tmp_path: Path) -> None:
    assert "times its size" in refused(zipped(tmp_path, {"a.csv": b"0" * 2_000_000}))


def test_gz_that_unpacks_far_beyond_its_size_is_refused(tmp_path: Path) -> None:
    assert "times its size" in refused(gzipped(tmp_path, b"0" * 2_000_000))


def test_tar_gz_that_unpacks_far_beyond_its_size_is_refused(tmp_path: Path) -> None:
    assert "times its size" in refused(tarred(tmp_path, {"a.csv": b"0" * 2_000_000}))


def test_dense_but_small_file_is_taken(tmp_path: Path) -> None:
    assert len(contents(zipped(tmp_path, {"a.csv": b"0" * 90_000}))["a.csv"]) == 90_000


def test_more_unpacked_than_allowed_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"{n}.csv": bytes(1_500_000) for n in range(4)})
    assert "once unpacked" in refused(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    entries = {f"{n}.csv": b"1" for n in range(6)}
    assert "6 entries" in refused(zipped(tmp_path, entries))
    assert "more than 5 entries" in refused(tarred(tmp_path, entries))


def test_larger_file_than_allowed_is_refused(tmp_path: Path) -> None:
    tiny = Limits(packed_bytes=3, unpacked_bytes=10, entries=1)
    with pytest.raises(UnreadableFile, match="larger than"):
        contents(written(tmp_path, "a.csv", b"1234"), limits=tiny)


@pytest.mark.parametrize(
    "name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "C:\\a.csv", "..\\a.csv"]
)
def test_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert "outside" in refused(zipped(tmp_path, {name: b"1"}))
    assert "outside" in refused(tarred(tmp_path, {name: b"1"}))


def test_two_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    assert "two entries" in refused(zipped(tmp_path, {"a.csv": b"1", "A.CSV": b"2"}))


def test_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path, {"a.csv": b"1"}, name="inner.zip").read_bytes()
    assert "archive inside" in refused(zipped(tmp_path, {"inner.bin": inner}))
    assert "archive inside" in refused(gzipped(tmp_path, inner))
    assert "archive inside" in refused(tarred(tmp_path, {"inner.bin": inner}))


def test_symbolic_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    assert "link" in refused(zipped_link(tmp_path))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
def test_link_or_device_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("a.csv")
    info.type, info.linkname = kind, "/etc/passwd"
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.addfile(info)
    assert "link or a device" in refused(tmp_path / "a.tar")


def test_encrypted_entry_is_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped(tmp_path, {"a.csv": b"1"}).read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(written(tmp_path, "b.zip", bytes(raw)))


def test_other_packing_method_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.csv", "1")
    assert "method" in refused(tmp_path / "a.zip")


def test_two_headers_with_different_names_are_refused(tmp_path: Path) -> None:
    raw = zipped(tmp_path, {"aaaa.csv": b"1"}).read_bytes().replace(b"aaaa.csv", b"bbbb.csv", 1)
    assert "contradict" in refused(written(tmp_path, "b.zip", raw))


def test_two_headers_with_different_sizes_are_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped(tmp_path, {"a.csv": b"1"}).read_bytes())
    raw[22:26] = struct.pack("<I", 999)
    assert "different sizes" in refused(written(tmp_path, "b.zip", bytes(raw)))


def test_entries_that_share_bytes_are_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped(tmp_path, {"a.csv": b"1", "b.csv": b"1"}).read_bytes())
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[second + 42 : second + 46] = struct.pack("<I", 0)
    assert "shares its bytes" in refused(written(tmp_path, "b.zip", bytes(raw)))


def test_damaged_zip_is_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped(tmp_path, {"a.csv": b"hello world" * 50}).read_bytes())
    raw[40] ^= 0xFF
    assert "damaged" in refused(written(tmp_path, "b.zip", bytes(raw)))


@pytest.mark.parametrize("keep", [30, 100])
def test_cut_off_archive_is_refused(tmp_path: Path, keep: int) -> None:
    whole = zipped(tmp_path, {"a.csv": b"hello world" * 50}).read_bytes()
    assert "not a readable zip" in refused(written(tmp_path, "b.zip", whole[:keep]))


def test_cut_off_gz_is_refused(tmp_path: Path) -> None:
    whole = gzipped(tmp_path, bytes(range(256)) * 40).read_bytes()
    assert "damaged" in refused(written(tmp_path, "b.gz", whole[:-20]))


def test_cut_off_tar_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.csv")
        info.size = 5000
        archive.addfile(info, io.BytesIO(bytes(5000)))
    reason = refused(written(tmp_path, "a.tar", buffer.getvalue()[:2000]))
    assert "damaged" in reason or "not a readable tar" in reason


def test_shown_name_drops_control_and_direction_characters() -> None:
    assert shown_name("a\u202egpj.\x07csv") == "agpj.csv"


def test_shown_name_is_capped() -> None:
    assert len(shown_name("x" * 4000)) == 200
