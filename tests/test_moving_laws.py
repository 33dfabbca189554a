"""Merging, renaming and moving, on random sites: no byte, no link and no address is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostics
from sitegen.slugs import key_of
from tests.sites import SETTINGS, Folder, tree
from tests.test_cases import diagnose

_MANY = settings().max_examples // 16
_TARGET = re.compile(rb"\]\([^)]*\)|href=\"[^\"]*\"|^\[ref\]: .*$", re.MULTILINE)
_COMMENT = re.compile(rb"(?<=\s)#[^\r\n]*")
_NAMING = re.compile(rb"(?:title|label|synonyms|featured|broader|aliases):|[ ]*- ")
_BROKEN = {Code.LINK_BROKEN, Code.FRAGMENT_MISSING, Code.FEATURED_MISSING}

SERVICE = ("service", "Service", "SERVICE", "help desk", "Help-Desk", "Library Service", "desk")
MAPS = ("maps", "Maps", "MAPS", "atlases", "Atlases")
OTHERS = ("music", "Music & Film", "C++")
NAMES = st.sampled_from((*SERVICE, *MAPS, *OTHERS))


def _quoted(name: str, style: str, *, flow: bool) -> str:
    if style == "single":
        return f"'{name}'"
    if style == "double":
        return f'"{name}"'
    return name if not flow or not set("[]{},") & {*name} else f"'{name}'"


@st.composite
def layouts(draw: st.DrawFn, field: str, names: list[str]) -> str:
    """Write a field with some names, in any of the ways that YAML has."""
    styles = draw(st.lists(st.sampled_from(["plain", "single", "double"]), min_size=9, max_size=9))
    note = partial(draw, st.sampled_from(["", "  # as [they] say: 'desk'", " #maps"]))
    kind = draw(st.sampled_from(["block", "indented", "flow", "loose", "rows"]))
    if len(names) == 1 and draw(st.booleans()):
        return f"{field}: {_quoted(names[0], styles[0], flow=False)}{note()}\n"
    written = [
        _quoted(name, style, flow=kind not in {"block", "indented"})
        for name, style in zip(names, styles, strict=False)
    ]
    if kind == "flow":
        return f"{field}: [{', '.join(written)}]{note()}\n"
    if kind == "loose":
        return f"{field}:   [ {' ,'.join(written)} {draw(st.sampled_from(['', ',']))} ]{note()}\n"
    if kind == "rows":
        rows = "".join(f"  {each},{note()}\n" for each in written)
        return f"{field}: [{note()}\n{rows}  ]\n"
    margin = "" if kind == "block" else draw(st.sampled_from(["  ", "    "]))
    rows = "".join(f"{margin}- {each}{note()}\n" for each in written)
    return f"{field}:{note()}\n{rows}"


LINKS = (
    "../topics/service.md",
    "../topics/service.md#tips",
    "/topics/service/",
    "/topics/maps/feed.xml",
    "../topics/service/news/",
    "/topics/maps.md",
    "one.md",
    "./one.md?x=1#top",
    "/resources/one/",
    "../resources/two",
    "deep/three.md",
    "../pages/about.md",
    "pic.png",
    "/resources/pic.png",
    "#tips",
    "https://example.org/one.md",
    "gone.md",
)
_SHAPES = ("[a]({})", '<a href="{}">a</a>', "![a]({})", "`[a]({})`", "[a](<{}>)", "    [a]({})\n")


@st.composite
def bodies(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(st.sampled_from(_SHAPES), st.sampled_from(LINKS)), max_size=4))
    text = "".join(f"{shape.format(link)} x\n\n" for shape, link in pieces)
    last = draw(st.sampled_from(["", f"[b][ref]\n\n[ref]: {draw(st.sampled_from(LINKS))}\n"]))
    return (
        f"## Tips\n\n{text}{last}{draw(st.sampled_from(['', 'desk, maps # no comment', 'x: y']))}"
    )


@st.composite
def files(draw: st.DrawFn, title: str) -> bytes:
    names = draw(st.lists(NAMES, min_size=1, max_size=4))
    before = draw(st.sampled_from(["", "# first\n", "note: 'desk: maps'\n"]))
    kind = draw(st.sampled_from(["News", "Course"]))
    head = f"---\n{before}title: {title}\ntype: {kind}\ndate: 2015-09-23  # day\n"
    topic = draw(layouts("topic", names))
    rest = draw(st.sampled_from(["", "link: one.md # there\n", "summary: >-\n  desk\n  maps\n"]))
    draft = draw(st.sampled_from(["", "", "", "draft: true\n", "expires: 2016-01-01\n"]))
    aliases = draw(st.sampled_from(["", f"aliases: [old-{title}, '/{title}/'] # kept\n"]))
    text = f"{head}{topic}{rest}{aliases}{draft}---\n{draw(bodies())}"
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return (draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", end)).encode()


@st.composite
def topics(draw: st.DrawFn, head: str, above: str = "") -> bytes:
    synonyms = draw(st.sampled_from(["", "note: it's mine\n"]))
    featured = draw(
        st.sampled_from(
            [
                "",
                "featured: resources/one.md\n",
                "featured:\n- ../resources/one.md # first\n- /content/resources/two.md\n",
            ]
        )
    )
    broader = draw(st.sampled_from(["", above]))
    ends = ["", "\nAbout *it*.\n\n## Tips\n", "No end [a](../resources/one.md)"]
    body = draw(st.sampled_from(ends))
    text = f"---\n{head}{synonyms}{featured}{broader}---\n{body}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()


_SERVICE = "title: Library Service\nlabel: service\nsynonyms: [desk, help desk]\n"
_MAPS = "title: Maps\nsynonyms:\n  # old ones\n  - atlases\n"
_MUSIC = "title: Music & Film\nlabel: music\n"
_SETTINGS = f"{SETTINGS}page_size: 1\nmenu: [/pages/about.md] # one\n"
SITES = st.fixed_dictionaries(
    {
        "site.yaml": st.sampled_from(["python-markdown", "gfm"]).map(
            lambda dialect: f"{_SETTINGS}markdown: {dialect}\n".encode()
        ),
        "content/resources/one.md": files("one"),
        "content/resources/two.md": files("two"),
        "content/resources/deep/three.md": files("three"),
        "content/pages/about.md": st.just(
            b"---\ntitle: About\n---\n[a](../resources/one.md) [s](../topics/service.md)\n"
        ),
        "content/resources/pic.png": st.just(b"PNG"),
    },
    optional={
        "content/topics/service.md": topics(_SERVICE, "broader: Music & Film # up\n"),
        "content/topics/maps.md": topics(_MAPS, "broader: 'desk'\n"),
        "content/topics/music.md": topics(_MUSIC),
    },
)
ORDERS = st.sampled_from(
    [
        ("topics", "merge", "service", "maps"),
        ("topics", "merge", "maps", "service"),
        ("topics", "merge", "desk", "Library Service"),
        ("topics", "merge", "music", "maps"),
        ("topics", "rename", "service", "front desk"),
        ("topics", "rename", "maps", "C#"),
        ("topics", "rename", "maps", "Atlases"),
        ("topics", "rename", "desk", "SERVICE"),
        ("mv", "resources/one.md", "resources/deep/one.md"),
        ("mv", "content/resources/one", "resources/one/index"),
        ("mv", "resources/deep/three.md", "resources/(new) ä.md"),
        ("mv", "pages/about.md", "help/about-us.md"),
    ]
)


@contextmanager
def site_of(found: dict[str, bytes]) -> Iterator[Folder]:
    with TemporaryDirectory() as folder:
        site = Folder(Path(folder))
        for path, data in found.items():
            site.write(path, data)
        yield site


def run(site: Folder, *words: str) -> int:
    return main([*words, "--root", str(site.root), "--today", "2026-06-15"])


def sources(site: Folder) -> dict[str, bytes]:
    kept = ("content/", "site.yaml")
    return {path: data for path, data in tree(site.root).items() if path.startswith(kept)}


def addresses(site: Folder) -> frozenset[str]:
    assume(site.build().report)
    found = tree(site.root / "output")
    return frozenset(path for path in found if not path.startswith("search/"))


def broken(found: Diagnostics) -> int:
    return sum(each.code in _BROKEN for each in found)


@settings(max_examples=_MANY, deadline=None)
@given(SITES, ORDERS)
def test_no_address_is_lost_and_no_link_is_broken(
    found: dict[str, bytes], order: tuple[str, ...]
) -> None:
    with site_of(found) as site:
        before, faults = addresses(site), diagnose(site.root)
        if run(site, *order) == 0:
            assert site.build().report
            assert broken(diagnose(site.root)) <= broken(faults)
            assert before <= addresses(site)
        else:
            assert sources(site) == found


@settings(max_examples=_MANY, deadline=None)
@given(SITES, ORDERS)
def test_what_is_not_about_it_keeps_its_bytes(
    found: dict[str, bytes], order: tuple[str, ...]
) -> None:
    with site_of(found) as site:
        if run(site, *order):
            return
        after = sources(site)
        gone, new = sorted(found.keys() - after.keys()), sorted(after.keys() - found.keys())
        for path, data in (each for each in found.items() if each[0].endswith(".md")):
            home = new[0] if path in gone and new else path
            if home not in after:
                continue  # merged into another file
            if path.startswith("content/topics/"):
                assert is_within(comments(data), comments(after[home]))
                assert is_within(others(data), others(after[home]))
                continue
            assert comments(after[home]) == comments(data)
            assert plain(after[home]) == plain(data)


def comments(data: bytes) -> list[bytes]:
    text = data.removeprefix("\ufeff".encode()).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _COMMENT.findall(text.split(b"---\n")[1])


def others(data: bytes) -> list[bytes]:
    """List the lines of a topic's file that no command has a reason to change, with their ends.

    A last line without an end needs one if another text comes after it.
    """
    lines = re.sub(rb"(?<![\r\n])\Z", b"\n", _TARGET.sub(b"", data)).splitlines(keepends=True)
    return [each for each in lines if not _NAMING.match(each)]


def is_within(few: list[bytes], many: list[bytes]) -> bool:
    """Tell whether all are there, in their order."""
    rest = iter(many)
    return all(each in rest for each in few)


def plain(data: bytes) -> bytes:
    """Give a file without its topics, aliases, the targets of its links and its own link."""
    text = data.replace(b"\r", b"\n")
    text = re.sub(rb"^aliases: (?:(?! #)[^\n])*\n*", b"", text, flags=re.MULTILINE)
    topic = rb"(?<=  # day)\n+topic:.*?(?=\n+(?:[a-z]+:|---))"
    text = re.sub(topic, b"", text, flags=re.DOTALL)
    text = re.sub(rb"^link: \S+", b"link:", text, flags=re.MULTILINE)
    return _TARGET.sub(b"", text)


@settings(max_examples=_MANY, deadline=None)
@given(SITES, ORDERS)
def test_resources_name_what_they_named_each_topic_once(
    found: dict[str, bytes], order: tuple[str, ...]
) -> None:
    with site_of(found) as site:
        if order[0] == "mv" or run(site, *order):
            return
        for path, data in sources(site).items():
            if path.startswith("content/resources/") and path.endswith(".md"):
                assert names(data) == expected(names(found[path]), found, order)


def names(data: bytes) -> list[str]:
    text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    said = yaml.safe_load(text.split("---\n")[1])["topic"]
    return [said] if isinstance(said, str) else said


def expected(said: list[str], found: dict[str, bytes], order: tuple[str, ...]) -> list[str]:
    one, other = (topic_of(each, found) for each in order[2:])
    if order[1] == "rename":
        return one_for_all(said, one, order[3], found)
    if one == other:
        return [LABELS[one] if key_of(each) == key_of(order[2]) else each for each in said]
    if any(topic_of(each, found) == other for each in said):
        return [each for each in said if topic_of(each, found) != one]
    has_file = f"content/topics/{other}.md" in found
    return one_for_all(said, one, LABELS[other] if has_file else label_used(other, found), found)


def one_for_all(said: list[str], one: str, label: str, found: dict[str, bytes]) -> list[str]:
    kept: list[str] = []
    for each in said:
        if topic_of(each, found) != one:
            kept.append(each)
        elif label not in kept:
            kept.append(label)
    return kept


LABELS = {"service": "service", "maps": "Maps", "music": "music"}
_KEYS = {
    "service": {"service", "desk", "helpdesk", "libraryservice"},
    "maps": {"maps", "atlases"},
    "music": {"music", "music&film"},
}


def topic_of(name: str, found: dict[str, bytes]) -> str:
    key = key_of(name)
    for topic, keys in _KEYS.items():
        if key in keys and f"content/topics/{topic}.md" in found:
            return topic
    return key


def label_used(key: str, found: dict[str, bytes]) -> str:
    """Give a topic without a file the name that most resources give it, as its page has."""
    used = [
        each
        for path, data in found.items()
        if path.startswith("content/resources/") and path.endswith(".md")
        for each in dict.fromkeys(names(data))
        if key_of(each) == key
    ]
    return min(set(used), key=lambda name: (-used.count(name), name))


@settings(max_examples=_MANY, deadline=None)
@given(SITES, ORDERS)
def test_a_dry_run_says_the_same_and_writes_nothing(
    found: dict[str, bytes], order: tuple[str, ...]
) -> None:
    with site_of(found) as site:
        before = tree(site.root)
        status = run(site, *order, "--dry-run")
        assert tree(site.root) == before
        assert run(site, *order) == status
