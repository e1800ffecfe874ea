from pathlib import Path

from setup.stamps import fingerprint, is_stamped, sources, stamp


def two_files(folder: Path) -> list[Path]:
    (folder / "one").write_text("1")
    (folder / "two").write_text("2")
    return [folder / "one", folder / "two"]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    one, two = two_files(tmp_path)
    assert fingerprint([one, two]) == fingerprint([two, one])


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    files = two_files(tmp_path)
    before = fingerprint(files)
    files[0].write_text("3")
    assert fingerprint(files) != before


def test_a_renamed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    one, two = two_files(tmp_path)
    before = fingerprint([one])
    assert fingerprint([one.rename(two)]) != before


def test_a_word_beside_the_files_changes_the_fingerprint(tmp_path: Path) -> None:
    files = two_files(tmp_path)
    assert fingerprint(files, "3.11") != fingerprint(files, "3.12")


def test_nothing_is_stamped_before_it_is_done(tmp_path: Path) -> None:
    assert not is_stamped(tmp_path / "mark", "abc")


def test_a_stamp_holds_for_its_inputs_only(tmp_path: Path) -> None:
    stamp(tmp_path / "mark", "abc")
    assert is_stamped(tmp_path / "mark", "abc")
    assert not is_stamped(tmp_path / "mark", "abd")


def test_only_the_named_folders_at_the_top_are_left_out(tmp_path: Path) -> None:
    for name in ("dist/made.js", "src/dist/written.ts", "index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = {str(path.relative_to(tmp_path)) for path in sources(tmp_path, without=["dist"])}
    assert found == {"src/dist/written.ts", "index.html"}
