"""The printed pack."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest
import typst
from pypdf import PdfReader

from app.packs.pdf import pack_pdf
from tests.app.packs.specimens import presentation

ISSUED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_pack_is_tagged_and_names_its_standard_and_language() -> None:
    with pikepdf.open(
        io.BytesIO(pack_pdf(presentation(), issued=ISSUED, issued_by="Chair"))
    ) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_every_map_carries_its_description() -> None:
    described = presentation(description="Four clubs stand between canal and park.")
    with pikepdf.open(io.BytesIO(pack_pdf(described, issued=ISSUED, issued_by="Chair"))) as pdf:
        alts = [str(item["/Alt"]) for item in pdf.objects if _has_alt(item)]
    assert sum("Four clubs" in alt for alt in alts) == 3


def _has_alt(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/Alt" in item


def test_a_map_without_a_description_does_not_print() -> None:
    with pytest.raises(typst.TypstError):
        pack_pdf(presentation(description=""), issued=ISSUED, issued_by="Chair")


def test_what_people_typed_never_becomes_markup() -> None:
    typed = "#strong[x] $a$ *b* #import"
    words = words_of(pack_pdf(presentation(provision=typed), issued=ISSUED, issued_by="Chair"))
    assert typed in words


def test_counts_under_five_are_words_and_never_numbers() -> None:
    words = words_of(pack_pdf(presentation(), issued=ISSUED, issued_by="Chair"))
    assert "Jan 2026 Fewer than 5" in " ".join(words.split())


def test_the_file_names_no_person_as_author() -> None:
    reader = PdfReader(io.BytesIO(pack_pdf(presentation(), issued=ISSUED, issued_by="Chair")))
    assert not (reader.metadata and reader.metadata.author)
