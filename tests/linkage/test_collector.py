"""The collector of cycles rests while accounts are linked, and is left as it was."""

import gc

import pytest

from testigo.linkage.collector import collector_at_rest


def test_it_rests_and_runs_again() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="lost"), collector_at_rest():
        raise ValueError("lost")
    assert gc.isenabled()


def test_it_is_left_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
