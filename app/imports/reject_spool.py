"""Refused rows on their way to the database: on disk, because there may be millions of them."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from uuid import UUID

from sqlalchemy.orm import Session

from app.imports.bulk import copy_blocks, text_block, text_column
from data.readers.faults import Reject

COLUMNS = ("batch_id", "n", "file", "line", "column_name", "value", "reason")
READ_BYTES = 1024 * 1024


class RejectSpool(AbstractContextManager["RejectSpool"]):
    """Takes refused rows while the connection is busy copying, and sends them afterwards."""

    def __init__(self, batch_id: UUID) -> None:
        self.batch_id = batch_id
        self.count = 0
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed by __exit__

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget what was not sent."""
        self._file.close()

    def add(self, rejects: Sequence[Reject]) -> None:
        """Take refused rows, numbering them in the order they came."""
        if not rejects:
            return
        numbers = range(self.count + 1, self.count + len(rejects) + 1)
        self.count += len(rejects)
        self._file.write(
            text_block(
                [
                    [str(self.batch_id)] * len(rejects),
                    [str(n) for n in numbers],
                    text_column([r.file for r in rejects]),
                    [str(r.line) for r in rejects],
                    text_column([r.column for r in rejects]),
                    text_column([r.value for r in rejects]),
                    text_column([r.reason for r in rejects]),
                ]
            )
        )

    def send(self, session: Session) -> None:
        """Copy everything that was taken into ``import_reject``."""
        if self.count:
            self._file.seek(0)
            copy_blocks(session, "import_reject", COLUMNS, self._blocks())

    def _blocks(self) -> Iterator[str]:
        while block := self._file.read(READ_BYTES):
            yield block
