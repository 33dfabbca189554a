"""Numbers for resources, which stay when others come and go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search_slots import block_count, slot_count, slots_of

_PATHS = [
    f"content/resources/{year}/a-{number}.md" for year in (2014, 2015) for number in range(500)
]


@pytest.mark.parametrize(
    ("resources", "slots", "blocks"),
    [
        (0, 32, 4),
        (3, 32, 4),
        (24, 64, 8),
        (2847, 4096, 424),
        (10_000, 16_384, 424),
        (100_000, 262_144, 424),
    ],
)
def test_a_quarter_of_the_slots_is_free(resources: int, slots: int, blocks: int) -> None:
    assert slot_count(resources) == slots
    assert block_count(slots) == blocks
    assert resources <= slots * 3 / 4


@given(st.sets(st.text(max_size=3), max_size=24), st.randoms())
def test_each_path_has_a_slot_of_its_own_in_whatever_order(
    paths: set[str], random: st.DataObject
) -> None:
    shuffled = sorted(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    slots = slots_of(shuffled, 32)
    assert slots == slots_of(sorted(paths), 32)
    assert slots.keys() == paths
    assert len({*slots.values()}) == len(paths)
    assert set(slots.values()) <= set(range(32))
    assert list(slots.values()) == sorted(slots.values())


def test_a_path_that_comes_moves_few_others() -> None:
    count = slot_count(len(_PATHS))
    before = slots_of(_PATHS, count)
    moved = 0
    for number in range(50):
        after = slots_of([*_PATHS, f"content/resources/2016/new-{number}.md"], count)
        moved += sum(after[path] != slot for path, slot in before.items())
    assert 0 < moved < 50
