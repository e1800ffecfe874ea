import pytest

from data.readers.faults import UnreadableFile
from data.readers.geojson_file import strict_json


def test_plain_json_is_read_with_or_without_a_mark() -> None:
    assert strict_json(b'\xef\xbb\xbf{"a": [1, 2.5, null]}', "a.json") == {"a": [1, 2.5, None]}


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": 1, "a": 2}',
        b"[" * 30 + b"]" * 30,
        b"[" * 100_000,
        b'{"a": ',
        b"\xff\xfe",
    ],
    ids=["nan", "infinity", "1e999", "twice", "deep", "very deep", "cut off", "not utf-8"],
)
def test_json_that_is_not_strict_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.json"):
        strict_json(data, "a.json")


def test_nesting_of_a_multipolygon_is_allowed() -> None:
    value = b'{"features": [{"geometry": {"coordinates": [[[[0, 1]]]]}}]}'
    assert strict_json(value, "a.json")
