"""The preview's own folder is built by a process that can be ended at any moment."""

from pathlib import Path
from time import monotonic, sleep

import pytest
from msgspec.structs import replace

from sitegen.lock import locked
from sitegen.orders import Order
from sitegen.private_build import PrivateBuild
from sitegen.shelf import MisplacedError, Shelf, claim, private_folder
from tests.sites import Folder, resource, tree


@pytest.fixture
def order(tmp_path: Path) -> Order:
    site = Folder(tmp_path / "site")
    site.write("content/resources/a.md", resource())
    return site.order(private_folder(site.root), drafts=True, future=True)


def test_a_build_tells_what_it_finds(order: Order, tmp_path: Path) -> None:
    found = PrivateBuild(order).wait()
    assert found
    assert [each.code for each in found] == ["topic-undescribed"]
    clean = Folder(order.root).build(tmp_path / "clean", drafts=True, future=True)
    assert clean.report
    assert tree(order.output) == tree(tmp_path / "clean")


def test_a_build_that_is_ended_tells_nothing_and_does_no_harm(order: Order) -> None:
    build = PrivateBuild(order)
    build.stop()
    assert build.wait() is None
    assert PrivateBuild(order).wait()


def test_a_build_that_is_ended_takes_its_own_processes_with_it(order: Order) -> None:
    site = Folder(order.root)
    for number in range(2_000):  # of which a build takes a second at least
        site.write(f"content/resources/{number}.md", resource(f"No {number}"))
    build = PrivateBuild(replace(order, jobs=4))
    until = monotonic() + 20
    while not (order.root / ".sitegen/lock").exists() and monotonic() < until:
        sleep(0.01)
    sleep(0.2)
    build.stop()
    assert build.wait() is None
    with locked(order.root):  # which a process that was left behind would hold
        pass


def test_a_build_that_fails_tells_nothing(order: Order) -> None:
    order.output.parent.mkdir()
    order.output.write_text("in the way")
    assert PrivateBuild(order).wait() is None


def test_only_the_preview_s_own_folder_is_among_what_is_kept(order: Order) -> None:
    claim(Shelf(order.output, order.root))
    with pytest.raises(MisplacedError):
        claim(Shelf(order.root / ".sitegen/other", order.root))
