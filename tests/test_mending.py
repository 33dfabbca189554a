"""Mending a site: every other byte is kept, and what is mended is gone."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.diagnostics import Diagnostics, Severity
from sitegen.mending import Mended, mend, write
from sitegen.progress import unwatched
from tests.sites import Folder, resource, tree
from tests.test_cases import diagnose

_SERVICE = "---\ntitle: Library Service\nlabel: service\nsynonyms: [desk, help desk]\n---\n"
_NAMES = ("service", "desk", "'Help-Desk'", "Maps", "maps", "[desk, maps, desk]", "[SERVICE, Maps]")
_FILE = st.builds(
    lambda topic_key, topic, date_key, date, end, mark: (
        mark
        + resource(body="topic: desk\n\n1 May 2015 — x\x0b\u2028y")
        .replace("topic: Service", f"{topic_key}: {topic}  # {topic}")
        .replace("date: 2015-09-23", f"{date_key}: {date}")
        .replace("\n", end)
    ).encode(),
    st.sampled_from(["topic", "topci", "'topics'", "Topic"]),
    st.sampled_from(_NAMES),
    st.sampled_from(["date", "dat", '"Date"', "day"]),
    st.sampled_from(["2015-09-23", "1 May 2015", "'May 1st, 2015'", "1/2/2015", "2/2/2015"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
)


@contextmanager
def site_of(files: list[bytes], names: str = _SERVICE) -> Iterator[Folder]:
    with TemporaryDirectory() as folder:
        site = Folder(Path(folder))
        site.write("content/topics/service.md", names)
        for number, data in enumerate(files):
            site.write(f"content/resources/{number}.md", data)
        yield site


def mended(site: Folder) -> tuple[Mended, ...]:
    return mend(site.order(), unwatched)


def fix(site: Folder) -> tuple[Mended, ...]:
    found = mended(site)
    for each in found:
        write(site.root, each)
    return found


def told(found: Diagnostics) -> Counter[tuple[str, int, str, str]]:
    graver = (each for each in found if each.severity is not Severity.NOTE)
    return Counter(
        (each.location.path, each.location.line, each.code, each.message) for each in graver
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(_FILE, min_size=1, max_size=4))
def test_what_can_be_mended_is_and_nothing_graver_comes(files: list[bytes]) -> None:
    with site_of(files) as site:
        before = diagnose(site.root)
        fix(site)
        after = diagnose(site.root)
        assert not any(each.edits for each in after)
        assert told(after) <= told(before)


@settings(max_examples=20, deadline=None)
@given(st.lists(_FILE, min_size=1, max_size=4))
def test_nothing_is_left_to_be_mended_the_second_time(files: list[bytes]) -> None:
    with site_of(files) as site:
        fix(site)
        after = tree(site.root)
        assert mended(site) == ()
        assert tree(site.root) == after


@settings(max_examples=20, deadline=None)
@given(st.lists(_FILE, min_size=1, max_size=4))
def test_every_line_without_a_change_keeps_its_bytes(files: list[bytes]) -> None:
    with site_of(files) as site:
        before = tree(site.root)
        found = fix(site)
        after = tree(site.root)
        assert after.keys() == before.keys()
        changed = {each.path: {change.line for change, _ in each.changes} for each in found}
        for path, data in before.items():
            pairs = zip(_split(data), _split(after[path]), strict=True)
            differ = {line for line, (old, new) in enumerate(pairs, 1) if old != new}
            assert differ == changed.get(path, set())


def _split(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\n\x00").replace(b"\r", b"\n\x01").split(b"\n")


def test_a_remedy_that_another_brings_to_light_is_made_too() -> None:
    with site_of([resource().replace("topic: Service", "topci: [desk, desk]").encode()]) as site:
        (found,) = fix(site)
        assert "topic: [service, service]\n" in found.after.decode()
        assert [was for _, was in found.changes] == ["topci", "desk", "desk"]


def test_settings_are_mended_before_the_files_that_they_are_about() -> None:
    with site_of([resource(language="en", costs="5").encode()]) as site:
        fields = "field:\n  cost: {kind: number}\n"
        site.write("site.yaml", "titel: T\nbase_url: https://example.org/\n" + fields)
        assert [each.path for each in fix(site)] == ["content/resources/0.md", "site.yaml"]
        assert (site.root / "site.yaml").read_text().startswith("title: T\nbase_url")
        assert "cost: 5\n" in (site.root / "content/resources/0.md").read_text()


def test_what_earlier_builds_learnt_serves_the_copy_as_well() -> None:
    with site_of([resource(topic="service").encode()]) as site:
        site.build()
        site.write("content/resources/1.md", resource("More", topic="desk"))
        store = (site.root / ".sitegen/store.sqlite3").read_bytes()
        assert [each.path for each in mended(site)] == ["content/resources/1.md"]
        assert (site.root / ".sitegen/store.sqlite3").read_bytes() == store


def test_looking_changes_nothing() -> None:
    with site_of([resource(topic="desk").encode()]) as site:
        before = tree(site.root)
        assert mended(site)
        assert tree(site.root) == before


def test_a_file_keeps_its_mode_and_a_link_stays_one() -> None:
    with site_of([resource(topic="desk").encode()]) as site:
        file = site.root / "content/resources/0.md"
        real = file.rename(site.root / "real.md")
        real.chmod(0o640)
        file.symlink_to(real)
        fix(site)
        assert file.is_symlink()
        assert "topic: service\n" in real.read_text()
        assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_that_has_changed_meanwhile_is_left_alone() -> None:
    with site_of([resource(topic="desk").encode()]) as site:
        (found,) = mended(site)
        site.write("content/resources/0.md", "new")
        message = "it was changed meanwhile; run 'sitegen fix' once more"
        with pytest.raises(OSError, match=message):
            write(site.root, found)
        assert (site.root / "content/resources/0.md").read_text() == "new"
