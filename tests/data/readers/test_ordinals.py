from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.readers.ordinals import OrdinalCounter


@given(st.lists(st.lists(st.integers(0, 5), max_size=20), max_size=12))
def test_ordinals_are_those_of_counting_one_by_one(chunks: list[list[int]]) -> None:
    counter, seen = OrdinalCounter(), Counter[int]()
    for chunk in chunks:
        expected: list[int] = []
        for value in chunk:
            expected.append(seen[value])
            seen[value] += 1
        assert counter.number(np.array(chunk, dtype=np.uint64)).tolist() == expected
