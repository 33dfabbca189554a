"""Releases: what visitors see is all of one site, and one can go back."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import lock, releases
from sitegen.lock import BusyError, held
from sitegen.releases import NoReleaseError, Release, lay_claim, release, roll_back
from sitegen.shelf import MisplacedError, NotOursError
from tests.sites import tree


class Server:
    """A web server's folder beside an output folder of two files."""

    def __init__(self, folder: Path) -> None:
        self.output, self.place = folder / "output", folder / "www"
        (self.output / "b").mkdir(parents=True)
        (self.output / "a").write_text("1")
        (self.output / "b/c").write_text("1")

    def publish(self, text: str, *paths: str) -> Release:
        """Publish a text in the first file."""
        (self.output / "a").unlink()
        (self.output / "a").write_text(text)
        return release(self.output, paths or ("a", "b/c"), self.place)

    def shows(self) -> dict[str, bytes]:
        return tree(self.place / "current")

    def names(self) -> list[str]:
        return sorted(each.name for each in (self.place / "releases").iterdir())


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def test_a_release_is_what_visitors_see(server: Server) -> None:
    assert server.publish("1") == Release("000001", 2, 2, is_new=True)
    assert server.shows() == {"a": b"1", "b/c": b"1"}
    assert (server.place / "current").readlink() == Path("releases/000001")
    assert sorted(each.name for each in server.place.iterdir()) == [
        ".sitegen",
        "current",
        "releases",
    ]


def test_a_file_that_has_not_changed_is_stored_once(server: Server) -> None:
    """It isn't the output's: to write there by hand would change what is published."""
    server.publish("1")
    assert server.publish("2") == Release("000002", 2, 1, is_new=True)
    one, two = (server.place / "releases" / name for name in server.names())
    assert (one / "b/c").samefile(two / "b/c")
    assert not (two / "b/c").samefile(server.output / "b/c")
    assert (one / "a").read_text() == "1"
    assert server.shows() == {"a": b"2", "b/c": b"1"}


def test_a_file_system_may_have_no_further_names(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    server.publish("1")
    server.publish("2")
    assert server.shows() == {"a": b"2", "b/c": b"1"}


def test_where_nothing_has_changed_there_is_no_new_release(server: Server) -> None:
    server.publish("1")
    assert server.publish("1") == Release("000001", 2, 0, is_new=False)
    assert server.names() == ["000001"]
    assert server.publish("1", "a") == Release("000002", 1, 0, is_new=True)
    assert server.shows() == {"a": b"1"}


def _other_text(file: Path) -> None:
    file.write_text("x")


def _longer_text(file: Path) -> None:
    file.write_text("longer")


def _none(file: Path) -> None:
    file.unlink()


def _link(file: Path) -> None:
    file.unlink()
    file.symlink_to("../a")


def _folder_as_file(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("x")


@pytest.mark.parametrize("spoil", [_other_text, _longer_text, _none, _link, _folder_as_file])
def test_a_release_that_was_spoiled_is_followed_by_a_sound_one(
    spoil: Callable[[Path], None], server: Server
) -> None:
    server.publish("1")
    spoil(server.place / "current/b/c")
    assert server.publish("1") == Release("000002", 2, 1, is_new=True)
    assert server.shows() == {"a": b"1", "b/c": b"1"}


def test_the_last_five_are_kept(server: Server) -> None:
    for number in range(1, 8):
        server.publish(str(number))
    assert server.names() == ["000003", "000004", "000005", "000006", "000007"]


def test_one_can_go_back_and_back(server: Server) -> None:
    for text in "123":
        server.publish(text)
    assert roll_back(server.place) == "000002"
    assert server.shows()["a"] == b"2"
    assert roll_back(server.place) == "000001"
    assert server.shows()["a"] == b"1"
    with pytest.raises(NoReleaseError, match=r"www has no release older than 000001$"):
        roll_back(server.place)
    assert server.names() == ["000001", "000002", "000003"]


def test_the_next_release_takes_the_place_of_those_that_were_gone_back_over(
    server: Server,
) -> None:
    for text in "12":
        server.publish(text)
    roll_back(server.place)
    assert server.publish("3").name == "000002"
    assert server.shows()["a"] == b"3"
    assert roll_back(server.place) == "000001"


@pytest.mark.parametrize("target", [None, "elsewhere", "releases/000009"])
def test_a_link_that_leads_nowhere_is_put_right_and_nothing_is_lost(
    target: str | None, server: Server
) -> None:
    server.publish("1")
    (server.place / "current").unlink()
    if target:
        (server.place / "current").symlink_to(target)
    with pytest.raises(NoReleaseError, match=r"has no release older than the current one$"):
        roll_back(server.place)
    assert server.publish("2").name == "000002"
    assert server.names() == ["000001", "000002"]
    assert server.shows()["a"] == b"2"


def test_what_is_no_release_stays(server: Server) -> None:
    server.publish("1")
    (server.place / "releases/notes").touch()
    for number in range(7):
        server.publish(f"{number}")
    assert "notes" in server.names()


def test_two_publish_one_after_the_other(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.publish("1")
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    with held(server.place):
        with pytest.raises(BusyError, match=r"is writing into .*www; try again when it has ended"):
            server.publish("2")
        with pytest.raises(BusyError):
            roll_back(server.place)
    assert server.shows()["a"] == b"1"


def test_a_fault_leaves_nothing_behind(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(releases, "flush", fail)
    with pytest.raises(OSError, match="Input/output"):
        server.publish("1")
    assert not server.place.exists()


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("site", "the site itself is in it"),
        (".", "the site itself is in it"),
        ("site/content/a", "it is in {}/site/content, which holds the site's sources"),
        ("output", "it is in the output folder {}/output, which a build sweeps"),
        ("output/www", "it is in the output folder {}/output, which a build sweeps"),
        ("file", "it is a file"),
    ],
)
def test_a_folder_in_the_wrong_place_is_refused(place: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "file").touch()
    with pytest.raises(MisplacedError) as refused:
        lay_claim(tmp_path / place, tmp_path / "site", tmp_path / "output")
    assert str(refused.value) == (
        f"{tmp_path / place} can't be published into, as {reason.format(tmp_path)}"
    )


def test_a_folder_with_files_of_others_is_refused(server: Server, tmp_path: Path) -> None:
    server.place.mkdir()
    (server.place / ".sitegen-staging").mkdir()  # of somebody who was killed
    lay_claim(server.place, tmp_path / "site", server.output)
    (server.place / "theirs").touch()
    with pytest.raises(NotOursError, match="www holds files that sitegen didn't publish; empty it"):
        lay_claim(server.place, tmp_path / "site", server.output)
    with pytest.raises(NotOursError, match=r"sitegen has published nothing into .*www"):
        roll_back(server.place)
    (server.place / "theirs").unlink()
    server.publish("1")
    (server.place / "theirs").touch()
    lay_claim(server.place, tmp_path / "site", server.output)
