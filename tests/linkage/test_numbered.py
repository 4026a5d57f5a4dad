import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.linkage.numbers import numbered

SMALL = st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3), max_size=60)


@given(SMALL)
def test_numbered_places_each_among_the_different_ones(numbers: list[int]) -> None:
    """It says what NumPy says more slowly."""
    told = np.array(numbers, dtype=np.int64)
    different, places = np.unique(told, return_inverse=True)
    found, count = numbered(told)
    assert count == len(different)
    assert found.tolist() == places.tolist()
