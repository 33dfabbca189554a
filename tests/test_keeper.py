"""The preview is kept as its files are: glances at once, looks and builds when there is time."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from sitegen import keeper
from sitegen.beside import beside
from sitegen.diagnostics import Diagnostics
from sitegen.keeper import Keeper
from sitegen.orders import Order
from sitegen.preview import Sight, look
from tests.sites import resource
from tests.test_live_site import A, Stage

_OTHER = "content/resources/other.md"


class _Build:
    """A private build that somebody else decides about."""

    begun = 0
    ended = 0
    free = Event()

    def __init__(self, _: Order) -> None:
        type(self).begun += 1
        self._stopped = False

    def wait(self) -> Diagnostics | None:
        while not self.free.wait(0.01):
            if self._stopped:
                return None
        return ()

    def stop(self) -> None:
        self._stopped = True
        type(self).ended += 1


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(keeper, "_BREATH", 0.05)
    monkeypatch.setattr(keeper, "_REST", 0.05)
    monkeypatch.setattr(keeper, "PrivateBuild", _Build)
    _Build.begun = _Build.ended = 0
    _Build.free.clear()
    return Stage(tmp_path)


def kept(stage: Stage, story: Callable[[keeper.Changes], Awaitable[None]]) -> None:
    """Keep a site while a story goes on."""

    async def tell() -> None:
        changes: keeper.Changes = asyncio.Queue()
        keeping = Keeper(stage.order, stage.site, stage.recent, changes)
        task = asyncio.create_task(keeping.keep())
        await story(changes)
        task.cancel()
        keeping.stop()

    asyncio.run(tell())


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something; it takes long only if it never comes."""
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never comes")


def save(stage: Stage, changes: keeper.Changes, path: str, text: str) -> None:
    """Save a file, and tell of it."""
    stage.folder.write(path, text)
    changes.put_nowait(frozenset({path}))


def page(stage: Stage, path: str = "resources/a/") -> str:
    return stage.site.answer(path).data.decode()


def test_an_edit_is_glanced_at_then_looked_at_then_built(stage: Stage) -> None:
    async def story(changes: keeper.Changes) -> None:
        first = stage.site.sight
        save(stage, changes, A, resource(body="New.\n"))
        await until(lambda: "New." in page(stage))
        assert stage.site.sight.sightings is first.sightings
        await until(lambda: stage.site.sight.sightings is not first.sightings)
        await until(lambda: _Build.begun == 1)
        save(stage, changes, A, resource(body="Newer.\n"))
        await until(lambda: _Build.ended == 1)
        await until(lambda: _Build.begun == 2)
        _Build.free.set()

    kept(stage, story)


def test_many_files_at_once_are_looked_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(keeper, "look", _counted(looks))

    async def story(changes: keeper.Changes) -> None:
        for number in range(100):
            path = f"content/resources/{number}.md"
            save(stage, changes, path, resource(f"New {number}"))
        await until(lambda: "New 99" in page(stage, "resources/99/"))
        await until(lambda: _Build.begun == 1)

    kept(stage, story)
    assert looks == [1]


def _counted(looks: list[int]) -> Callable[..., Sight]:
    def counted(*given: object) -> Sight:
        looks.append(1)
        return look(*given)  # type: ignore[arg-type]  # as they came

    return counted


@pytest.mark.parametrize("path", [A, _OTHER])
def test_what_is_saved_during_a_look_is_seen_as_well(
    path: str, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr(keeper, "look", _held_up(go_on))

    async def story(changes: keeper.Changes) -> None:
        save(stage, changes, "content/resources/new.md", resource("New"))
        await asyncio.sleep(0.1)
        save(stage, changes, path, resource("Other", body="Meanwhile.\n"))
        await asyncio.sleep(0.1)
        go_on.set()
        name = path.removeprefix("content/").removesuffix(".md")
        await until(lambda: "Meanwhile." in page(stage, f"{name}/"))
        await until(lambda: "New" in page(stage, "resources/new/"))
        await until(lambda: _Build.begun == 1)

    kept(stage, story)


def _held_up(go_on: Event) -> Callable[..., Sight]:
    def held_up(*given: object) -> Sight:
        seen = look(*given)  # type: ignore[arg-type]  # as they came
        go_on.wait(5)
        return seen

    return held_up


def test_a_file_that_goes_while_it_is_read_does_no_harm(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([OSError("it was changed")])

    def failing(*given: object) -> Sight:
        for fault in failures:
            raise fault
        return look(*given)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(keeper, "look", failing)

    async def story(changes: keeper.Changes) -> None:
        save(stage, changes, _OTHER, resource("Other"))
        await until(lambda: "Other" in page(stage, "resources/other/"))

    kept(stage, story)


def test_a_change_that_was_missed_is_found_after_a_build(stage: Stage) -> None:
    async def story(_: keeper.Changes) -> None:
        await until(lambda: _Build.begun == 1)
        stage.folder.write(A, resource(body="Missed.\n"))
        _Build.free.set()
        await until(lambda: "Missed." in page(stage))

    kept(stage, story)


def test_what_was_seen_meanwhile_is_not_forgotten(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = Event()

    def compare(_: Order, sight: Sight) -> bool:
        stage.site.sight = replace(sight)
        compared.set()
        return False

    monkeypatch.setattr(keeper, "is_as_seen", compare)
    stage.recent.put("body", [(b"key", b"html")])

    async def story(changes: keeper.Changes) -> None:
        _Build.free.set()
        await until(compared.is_set)
        await asyncio.sleep(0.05)
        assert changes.empty()

    kept(stage, story)
    assert stage.recent.find("body", b"key") == b"html"


def test_work_beside_gives_what_it_comes_to() -> None:
    assert asyncio.run(beside(lambda: 5)) == 5
    with pytest.raises(OSError, match="no disk"):
        asyncio.run(beside(_fail))


def _fail() -> None:
    raise OSError("no disk")


def test_nobody_waits_for_work_that_nobody_wants_any_more() -> None:
    go_on = Event()

    async def leave() -> None:
        task = asyncio.create_task(beside(lambda: go_on.wait(5)))
        await asyncio.sleep(0.05)
        task.cancel()
        go_on.set()
        await asyncio.sleep(0.05)

    asyncio.run(leave())
