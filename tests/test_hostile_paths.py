"""The file system as a stranger leaves it: each thing is told of or right, and none leads out."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import files, folders, source
from sitegen.cli import main
from sitegen.diagnostics import render_text
from sitegen.files import CHANGED, FILE_LIMIT, TEXT_LIMIT
from sitegen.folders import OUTPUT_MARK
from sitegen.source import scan
from sitegen.survey import MARKER
from tests.sites import SETTINGS, Folder, rebuilt, resource

_SECRET = "the key of the one who builds"
_COPY = "put a copy in the link's place"
_RENAME = "rename it with the letters a to z, digits and hyphens"
_OUT = "error[file-link] the link leads out of the site's folder"
_NOTHING = "error[file-link] the link leads to nothing"
_CIRCLE = "error[file-link] the link leads back to a folder that it is in"
_NO_FILE = "error[file-kind] this is a pipe, a socket or a device, and no file"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of one resource, with a secret beside it."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.md").write_text(_SECRET)
    folder = Folder(tmp_path / "site")
    folder.write("content/resources/accents.md", resource())
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    folder.write(".git/config.md", _SECRET)
    folder.write("shared/voices.md", resource("Voices"))
    folder.write("shared/more/map.pdf", "map")
    return folder


def _told(site: Folder) -> str:
    """Build, give the errors, and make sure that nothing of the secret went anywhere."""
    before = _held(site.root)
    result = site.build()
    output = _held(site.root / "output")
    assert not [path for path, data in output.items() if _SECRET.encode() in data]
    after = _held(site.root)
    assert {path: after[path] for path in before} == before
    errors = [each for each in result.diagnostics if each.severity == "error"]
    assert bool(errors) is (result.report is None)
    return render_text(errors)


def _held(folder: Path) -> dict[str, bytes]:
    """Say what is in a folder, without following links or reading what has no end."""
    return {
        str(path.relative_to(folder)): _bytes(path)
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _bytes(path: Path) -> bytes:
    if path.is_symlink():
        return str(path.readlink()).encode()
    return path.read_bytes() if path.is_file() and path.stat().st_size < TEXT_LIMIT else b""


def _link(path: str, target: str) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)

    return make


def _pipe(path: str) -> Callable[[Path], object]:
    return lambda root: os.mkfifo(root / path)


def _socket(path: str) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        with socket.socket(socket.AF_UNIX) as made:
            here = Path.cwd()
            os.chdir((root / path).parent)  # the names of sockets are short
            made.bind(Path(path).name)
            os.chdir(here)

    return make


def _file(name: bytes | str, text: str = "x") -> Callable[[Path], object]:
    def make(root: Path) -> None:
        path = root / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return make


def _sparse(path: str, size: int) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("wb") as stream:
            stream.truncate(size)

    return make


def _all(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        for step in steps:
            step(root)

    return make


_LINKS = {
    "to a file outside": (
        _link("content/resources/key.md", "../../../secret/key.md"),
        f"content/resources/key.md:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "to an absolute path": (
        _link("content/passwd.txt", "/etc/passwd"),
        f"content/passwd.txt:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "to a folder outside": (
        _link("content/resources/secret", "../../../secret"),
        f"content/resources/secret:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "to a link that leads outside": (
        _all(_link("key.md", "../secret/key.md"), _link("content/key.md", "../key.md")),
        f"content/key.md:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "to a device without an end": (
        _link("content/zero.pdf", "/dev/zero"),
        f"content/zero.pdf:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "to the folder of versions": (
        _link("content/git", "../.git"),
        (
            "content/git:1:1: error[file-link] the link leads to something hidden, "
            f"whose name starts with a dot\n  hint: {_COPY}"
        ),
    ),
    "to a file in a hidden folder": (
        _link("content/config.md", "../.git/config.md"),
        (
            "content/config.md:1:1: error[file-link] the link leads to something hidden, "
            f"whose name starts with a dot\n  hint: {_COPY}"
        ),
    ),
    "to the output": (
        _all(_file("public/.sitegen"), _link("content/again", "../public")),
        (
            "content/again:1:1: error[file-link] the link leads to the output, which is made anew "
            f"by each build\n  hint: {_COPY}"
        ),
    ),
    "to nothing": (
        _link("content/resources/gone.md", "nowhere.md"),
        f"content/resources/gone.md:1:1: {_NOTHING}\n  hint: {_COPY}",
    ),
    "to itself": (
        _link("content/resources/a.md", "a.md"),
        f"content/resources/a.md:1:1: {_NOTHING}\n  hint: {_COPY}",
    ),
    "to each other": (
        _all(_link("content/a.md", "b.md"), _link("content/b.md", "a.md")),
        "\n".join(f"content/{name}.md:1:1: {_NOTHING}\n  hint: {_COPY}" for name in "ab"),
    ),
    "to its own folder": (
        _link("content/here", "."),
        f"content/here:1:1: {_CIRCLE}\n  hint: {_COPY}",
    ),
    "to a folder around it": (
        _link("content/resources/up", "../.."),
        f"content/resources/up:1:1: {_CIRCLE}\n  hint: {_COPY}",
    ),
    "to the root": (
        _link("content/root", "/"),
        f"content/root:1:1: {_CIRCLE}\n  hint: {_COPY}",
    ),
    "in a folder that a link leads to": (
        _all(_link("shared/deep", "more"), _link("content/resources/shared", "../../shared")),
        (
            "content/resources/shared/deep:1:1: error[file-link] a link leads to this link "
            f"to a folder\n  hint: {_COPY}"
        ),
    ),
    "to a pipe": (
        _all(_pipe("shared/pipe"), _link("content/pipe.md", "../shared/pipe")),
        f"content/pipe.md:1:1: {_NO_FILE}\n  hint: remove it",
    ),
    "in the place of the content": (
        _all(
            lambda root: (root / "content").rename(root.parent / "moved"),
            _link("content", "../moved"),
        ),
        f"content:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in the place of the settings": (
        _all(lambda root: (root / "site.yaml").unlink(), _link("site.yaml", "../secret/key.md")),
        f"site.yaml:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in the place of a template": (
        _link("templates/base.html", "../../secret/key.md"),
        f"templates/base.html:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in the place of the templates": (
        _link("templates", "../secret"),
        f"templates:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in the place of an asset": (
        _link("templates/assets/key.js", "../../../secret/key.md"),
        f"templates/assets/key.js:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in the place of a language": (
        _link("templates/languages/en.yaml", "../../../secret/key.md"),
        f"templates/languages/en.yaml:1:1: {_OUT}\n  hint: {_COPY}",
    ),
    "in a circle of templates": (
        _link("templates/again", "."),
        f"templates/again:1:1: {_CIRCLE}\n  hint: {_COPY}",
    ),
}


@pytest.mark.parametrize(("make", "told"), _LINKS.values(), ids=_LINKS)
def test_links(make: Callable[[Path], object], told: str, site: Folder) -> None:
    make(site.root)
    assert _told(site) == told


@pytest.mark.parametrize(
    ("make", "page"),
    [
        (_link("content/resources/voices.md", "../../shared/voices.md"), "resources/voices"),
        (_link("content/resources/shared", "../../shared"), "resources/shared/voices"),
        (_link("content/resources/again.md", "accents.md"), "resources/again"),
        (
            _all(
                lambda root: (root / "content").rename(root / "pages"),
                _link("content", "pages"),
            ),
            "resources/accents",
        ),
        (_file("content/resources/folder.md/voices.md", resource()), "resources/folder.md/voices"),
        (_file("content/resources/\u0923\u0940.md", resource()), "resources/\u0923\u0940"),
        (_file(f"content/resources/{'x' * 236}.md", resource()), f"resources/{'x' * 236}"),
        (_file("content/resources/console.md", resource()), "resources/console"),
        (_file("content/resources/com10.md", resource()), "resources/com10"),
        (_file("content/resources/a.con.md", resource()), "resources/a.con"),
        (_file("content/resources/...md", resource()), None),
    ],
)
def test_what_is_right(make: Callable[[Path], object], page: str | None, site: Folder) -> None:
    make(site.root)
    assert _told(site) == ""
    if page:
        assert (site.root / "output" / page / "index.html").is_file()


_KINDS = {
    "a pipe": _pipe("content/resources/a.md"),
    "a socket": _socket("content/resources/a.md"),
}


@pytest.mark.parametrize("make", _KINDS.values(), ids=_KINDS)
def test_what_is_no_file(make: Callable[[Path], object], site: Folder) -> None:
    make(site.root)
    assert _told(site) == f"content/resources/a.md:1:1: {_NO_FILE}\n  hint: remove it"


@pytest.mark.parametrize(
    "path", ["templates/base.html", "templates/assets/a.js", "templates/languages/en.yaml"]
)
def test_what_is_no_file_among_templates(path: str, site: Folder) -> None:
    (site.root / path).parent.mkdir(parents=True)
    os.mkfifo(site.root / path)
    assert _told(site) == f"{path}:1:1: {_NO_FILE}\n  hint: remove it"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_settings_that_are_no_file(make: Callable[[Path], object], site: Folder) -> None:
    site.remove("site.yaml")
    make(site.root / "site.yaml")
    assert _told(site) == "site.yaml:1:1: error[file-kind] this is no file\n  hint: remove it"


_SEVERAL = "make several files of it; pictures belong in files of their own"
_STUMP = "the file's name, or that of its folder, ends with a dot or a space"
_BREAK = "the file's name, or that of its folder, has a line break or a control character"


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        *(
            (name, name, (f"Windows keeps the name '{name.partition('.')[0]}' for a device, so no "
             "file can have it there"))
            for name in ("con.md", "aux.txt", "NUL", "Com1.md", "lpt9.tar.gz", "prn.md", "conin$")
        ),
        ("aux/a.md", "aux/a.md",
         "Windows keeps the name 'aux' for a device, so no file can have it there"),
        ("a..md", "a..md", _STUMP),
        ("a .md", "a .md", _STUMP),
        ("a.", "a.", _STUMP),
        ("a ", "a ", _STUMP),
        ("a./b.md", "a./b.md", _STUMP),
        ("a\nb.md", "a\\nb.md", _BREAK),
        ("a\x1b[2Jb.md", "a\\x1b[2Jb.md", _BREAK),
        ("a\u2028b.pdf", "a\\u2028b.pdf", _BREAK),
        ("\x7f", "\\x7f", _BREAK),
        ("x" * 238 + ".md", "x" * 238 + ".md",
         "the file's name, or that of its folder, is longer than 240 bytes"),
        ("x" * 255, "x" * 255, "the file's name, or that of its folder, is longer than 240 bytes"),
        ("\u0958" * 41, "\u0958" * 41,
         "the file's name, or that of its folder, is longer than 240 bytes"),
        ("/".join(["x" * 99] * 9) + f"/{'y' * 99}.md", "/".join(["x" * 99] * 9) + f"/{'y' * 99}.md",
         "the file's path is longer than 1,000 bytes"),
    ],
)  # fmt: skip
def test_names(name: str, shown: str, reason: str, site: Folder) -> None:
    _file(f"content/resources/{name}")(site.root)
    assert _told(site) == (
        f"content/resources/{shown}:1:1: error[file-name] {reason}\n  hint: {_RENAME}"
    )


@pytest.mark.parametrize("folder", ["content", "templates", "templates/assets"])
def test_names_that_are_not_utf_8(folder: str, site: Folder) -> None:
    _file(f"{folder}/".encode() + b"caf\xe9.html")(site.root)
    assert _told(site) == (
        f"{folder}/caf\ufffd.html:1:1: error[encoding-invalid] the file's name, or that of its "
        f"folder, is not in UTF-8\n  hint: {_RENAME}"
    )


@pytest.mark.parametrize("name", ["aux.js", "a ", f"{'x' * 241}"])
def test_names_of_assets(name: str, site: Folder) -> None:
    _file(f"templates/assets/{name}")(site.root)
    assert _told(site).startswith(f"templates/assets/{name}:1:1: error[file-name] ")


def test_folders_deeper_than_any_path_may_be(site: Folder) -> None:
    here = Path.cwd()
    os.chdir(site.root / "content")
    for _ in range(30):
        Path("x" * 99).mkdir()
        os.chdir("x" * 99)
    os.chdir(here)
    assert _told(site) == (
        f"content/{'/'.join(['x' * 99] * 10)}:1:1: error[file-name] the folder is too deep inside "
        "of others\n  hint: move it up"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Accents.md", "accents.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("stra\u00dfe.md", "strasse.md"),
        ("a/index.md", "a.md"),
    ],
)
def test_names_that_some_system_takes_for_one(first: str, second: str, site: Folder) -> None:
    for name in (first, second):
        _file(f"content/resources/{name}", resource())(site.root)
    assert "error[address-taken]" in _told(site)


@pytest.mark.parametrize(
    ("path", "size", "limit", "hint"),
    [
        ("content/resources/a.md", TEXT_LIMIT + 1, TEXT_LIMIT, _SEVERAL),
        ("content/a.mp4", FILE_LIMIT + 1, FILE_LIMIT, "publish it elsewhere, and link to it"),
        ("content/a.mp4", 1 << 40, FILE_LIMIT, "publish it elsewhere, and link to it"),
        ("templates/a.html", 1 << 40, TEXT_LIMIT, _SEVERAL),
        ("templates/assets/a.png", 1 << 40, FILE_LIMIT, "publish it elsewhere, and link to it"),
        ("site.yaml", 1 << 40, TEXT_LIMIT, _SEVERAL),
        ("templates/languages/en.yaml", 1 << 40, TEXT_LIMIT, _SEVERAL),
    ],
)  # fmt: skip
def test_files_that_are_too_large_are_not_opened(
    path: str, size: int, limit: int, hint: str, site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sparse(path, size)(site.root)
    read = os.read
    monkeypatch.setattr(os, "read", lambda file, length: read(file, min(length, TEXT_LIMIT)))
    assert _told(site) == (
        f"{path}:1:1: error[file-limit] the file has {size:,} bytes, and may have {limit:,}\n"
        f"  hint: {hint}"
    )


def _closed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Keep files and folders closed, which permissions wouldn't for an administrator."""
    open_, scandir, access = os.open, os.scandir, os.access

    def opening(path: str, *more: int, **others: int) -> int:
        _refuse(path)
        return open_(path, *more, **others)

    def listing(path: str) -> object:
        _refuse(path)
        return scandir(path)

    def _refuse(path: object) -> None:
        if str(path).rstrip("/").endswith(names):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "scandir", listing)
    monkeypatch.setattr(
        os, "access", lambda path, mode: not str(path).endswith(names) and access(path, mode)
    )


@pytest.mark.parametrize(
    ("path", "noun"),
    [
        ("content/resources/accents.md", "file"),
        ("content/map.pdf", "file"),
        ("content/resources", "folder"),
        ("site.yaml", "file"),
        ("templates/base.html", "file"),
        ("templates/languages/en.yaml", "file"),
        ("templates/assets", "folder"),
    ],
)
def test_what_may_not_be_opened(
    path: str, noun: str, site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("content/map.pdf", "templates/base.html", "templates/assets/a.js"):
        site.write(name, "x")
    site.write("templates/languages/en.yaml", "skip: x\n")
    site.remove("templates/base.html" if path != "templates/base.html" else "none")
    _closed(monkeypatch, f"site/{path}")
    assert _told(site) == (
        f"{path}:1:1: error[file-unreadable] the {noun} can't be opened\n"
        "  hint: let the one who builds the site read it, or move it elsewhere"
    )


def test_links_to_a_folder_are_followed_up_to_a_number(site: Folder) -> None:
    for number in range(101):
        _link(f"content/{number:03}", "../shared/more")(site.root)
    told = _told(site).splitlines()
    assert len(told) == 2
    assert told[0].endswith("error[file-link] more than 100 links lead to folders")


def test_folders_that_all_lead_to_each_other_take_no_longer_than_their_links(site: Folder) -> None:
    for one in range(9):
        for other in range(9):
            _link(f"content/{one}/{other}", f"../{other}")(site.root)
    seen = scan(site.root, {}, 0)
    assert len(seen.faults) == 9 + 9 * 8 * 9


@pytest.mark.parametrize("gone", [FileNotFoundError, NotADirectoryError])
def test_what_vanishes_while_it_is_looked_for_is_noticed(
    gone: type[OSError], site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(_: object) -> None:
        raise gone

    monkeypatch.setattr(folders, "stamp_of", vanish)
    with pytest.raises(OSError, match=CHANGED):
        scan(site.root, {}, 0)


def _change(root: Path) -> None:
    (root / "content/map.pdf").write_text("other")


def _vanish(root: Path) -> None:
    (root / "content/map.pdf").unlink()


def _grow(root: Path) -> None:
    _sparse("content/map.pdf", FILE_LIMIT + 1)(root)


def _stop_up(root: Path) -> None:
    _vanish(root)
    _pipe("content/map.pdf")(root)


@pytest.mark.parametrize("change", [_change, _vanish, _grow, _stop_up])
def test_a_file_that_changes_before_it_is_copied_leaves_the_last_site_as_it_was(
    change: Callable[[Path], object], site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = _held(site.root / "output")
    site.write("content/map.pdf", "map")
    read = files.read_as_seen

    def reading(file: str, stamp: object) -> bytes:
        data = read(file, stamp)  # type: ignore[arg-type]  # it is one
        if file.endswith("map.pdf"):
            change(site.root)
        return data

    with monkeypatch.context() as patch:
        patch.setattr(source, "read_as_seen", reading)
        with pytest.raises(OSError, match=CHANGED):
            rebuilt(site.order())
    assert _held(site.root / "output") == before


def test_the_mark_of_an_output_folder_is_known_to_those_who_look_for_it() -> None:
    assert OUTPUT_MARK == MARKER


_MEMORY = "is a link, or no file; sitegen writes there, so remove it"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_link(".sitegen", "../secret"), f"{{}}/.sitegen {_MEMORY}"),
        (_link(".sitegen", "nowhere"), f"{{}}/.sitegen {_MEMORY}"),
        (_link(".sitegen/lock", "../../secret/key.md"), f"{{}}/.sitegen/lock {_MEMORY}"),
        (_link(".sitegen/.gitignore", "../../secret/x"), f"{{}}/.sitegen/.gitignore {_MEMORY}"),
        (
            _link(".sitegen/store.sqlite3", "../../secret/x"),
            f"{{}}/.sitegen/store.sqlite3 {_MEMORY}",
        ),
        (_all(_file(".sitegen/a"), _pipe(".sitegen/lock")), f"{{}}/.sitegen/lock {_MEMORY}"),
        (
            _link("output", "../empty"),
            "{}/output is a link that leads out of the site; name the folder it leads to",
        ),
        (
            _link("output", "../nowhere"),
            "{}/output is a link that leads out of the site; name the folder it leads to",
        ),
        (
            _all(
                lambda root: (root / "output").mkdir(),
                lambda root: (root / "content").rename(root / "output/content"),
                _link("content", "output/content"),
            ),
            "{0}/output can't be the output folder, as {0}/content is in it",
        ),
    ],
)
def test_nothing_is_written_where_a_link_of_the_site_leads(
    make: Callable[[Path], object],
    told: str,
    site: Folder,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (site.root.parent / "empty").mkdir()
    make(site.root)
    before = _held(site.root.parent)
    assert main(["build", str(site.root)]) == 2
    assert capsys.readouterr().err == f"sitegen: {told.format(site.root)}\n"
    assert _held(site.root.parent) == before


def test_an_output_folder_elsewhere_may_be_a_link(site: Folder, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "link").symlink_to("public")
    assert site.build(tmp_path / "link").report
    assert (tmp_path / "public/index.html").is_file()


@pytest.mark.parametrize(
    "fields",
    [
        {"aliases": "/../../../../etc/x/"},
        {"aliases": "/%2e%2e/%2e%2e/x/"},
        {"image": "../../../secret/key.png"},
        {"topic": "../../x"},
        {"type": "../../x"},
        {"language": "../../x"},
        {"link": "../../../secret/key.md"},
    ],
)
def test_no_field_leads_out(fields: dict[str, str], site: Folder) -> None:
    site.write("content/resources/accents.md", resource(**fields))
    outside = _held(site.root.parent / "secret")
    _told(site)
    assert _held(site.root.parent / "secret") == outside
    assert sorted(each.name for each in site.root.parent.iterdir()) == ["secret", "site"]


@pytest.mark.parametrize(
    "line", ["menu: [../../secret/key.md]", "menu: [/../key.md]", "language: ../../secret/key"]
)
def test_no_setting_leads_out(line: str, site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}{line}\n")
    assert "error[setting-invalid]" in _told(site)


@pytest.mark.parametrize("body", ["[a](../../../secret/key.md)", "![a](../../../../etc/passwd)"])
def test_no_link_of_a_text_leads_out(body: str, site: Folder) -> None:
    site.write("content/resources/accents.md", resource(body=body))
    assert _told(site) == ""
    assert "secret" not in site.page("resources/accents/index.html")
    assert "passwd" not in site.page("resources/accents/index.html")
