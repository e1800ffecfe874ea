from pathlib import Path

import numpy as np
import pytest

from data.readers.code_point import PostcodeChunk, read_code_point
from data.readers.faults import Skipped, UnreadableFile
from tests.data.readers.specimens import written, zipped

ROW = b'"E1  6AW",10,533581,182292,"E92000001","E19000003","E18000007","","E09000012","E05009377"\n'
HEADER = b"Postcode,Positional_quality_indicator,Eastings,Northings\n"


def read(path: Path) -> PostcodeChunk:
    (chunk,) = [part for part in read_code_point(path) if isinstance(part, PostcodeChunk)]
    return chunk


@pytest.mark.parametrize("content", [ROW, HEADER + b"E1 6AW,10,533581,182292\n"])
def test_file_is_read_with_and_without_a_header(tmp_path: Path, content: bytes) -> None:
    chunk = read(written(tmp_path, "e.csv", content))
    assert (chunk.postcode, chunk.quality) == (["E1 6AW"], [10])
    assert (chunk.x[0], chunk.y[0]) == (533581, 182292)


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    content = b"NO,EA,PQ,PC\n182292,533581,10,E1 6AW\n"
    assert read(written(tmp_path, "e.csv", content)).x[0] == 533581


def test_postcode_of_quality_90_has_no_place(tmp_path: Path) -> None:
    chunk = read(written(tmp_path, "e.csv", b"E1 6AW,90,0,0,\n"))
    assert np.isnan(chunk.x[0])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (b"NOWHERE,10,533581,182292\n", "Postcode"),
        (b"E1 6AX,5,533581,182292\n", "Positional_quality_indicator"),
        (b"E1 6AX,10,east,182292\n", "Eastings"),
        (b"E1 6AX,10,9533581,182292\n", "Eastings"),
        (b"E1 6AX,10\n", ""),
    ],
)
def test_fault_is_told_with_line_and_column(tmp_path: Path, row: bytes, column: str) -> None:
    chunk = read(written(tmp_path, "e.csv", ROW + row))
    ((reject,), kept) = chunk.rejects, chunk.postcode
    assert (reject.line, reject.column) == (2, column)
    assert kept == ["E1 6AW"]


def test_papers_beside_the_tables_are_left_alone_and_said(tmp_path: Path) -> None:
    entries = {"Data/CSV/e.csv": ROW, "Doc/licence.txt": b"Open Government Licence\n"}
    parts = list(read_code_point(zipped(tmp_path, entries)))
    assert [part.file for part in parts if isinstance(part, Skipped)] == ["Doc/licence.txt"]


def test_other_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no Code-Point Open"):
        list(read_code_point(written(tmp_path, "x.csv", b"a,b\n1,2\n")))


def test_real_postcodes_are_all_taken(shared: Path) -> None:
    path = shared / "data" / "codepoint-open_hackney_2025-05.csv"
    chunk = read(path)
    assert chunk.rows == len(chunk.postcode) == len(path.read_text().splitlines()) - 1
