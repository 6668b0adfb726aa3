import gc

import pytest

from diary.core.collector import without_collector


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_rests_inside_and_is_left_as_it_was(*, collecting: bool) -> None:
    if not collecting:
        gc.disable()
    try:
        with without_collector():
            assert not gc.isenabled()
        assert gc.isenabled() is collecting
    finally:
        gc.enable()


def test_so_it_is_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), without_collector():
        raise ValueError("wrong")
    assert gc.isenabled()
