"""One verdict through every door, on the most mistaken files that there are among the tests.

``sitegen check``, what ``sitegen serve`` tells an open page, and ``sitegen schema`` are asked about
each of them in a small site of its own.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import Struct, json
from msgspec.structs import replace

from sitegen.arguments import parser
from sitegen.cli import main
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, has_errors
from sitegen.json_schema import json_schema
from sitegen.live_site import LiveSite
from sitegen.makers import sort_of
from sitegen.options import order_of
from sitegen.orders import Order
from sitegen.preview import UNSEEN, in_turn, look
from sitegen.readers import Reader
from sitegen.recent import Recent
from sitegen.site_settings import configuration, read_configuration, read_vocabulary
from sitegen.store import Finder
from sitegen.themes import theme_folder
from tests.core_yaml import front_matter
from tests.sites import SETTINGS, TODAY, Folder

_TESTS = Path(__file__).parent
_MOST, _AT_ONCE = 200, 10
_TOLD = re.compile(r"^(content/.+?\.md):\d+:\d+: (?:error|warning|note)\[", re.MULTILINE)
_TOPIC = "---\ntitle: Service\n---\n"
_RESOURCES = "content/resources/"

_SAYABLE = frozenset(
    {
        Code.ALIAS_INVALID,
        Code.FIELD_EMPTY,
        Code.FIELD_INVALID,
        Code.FIELD_LIMIT,
        Code.FIELD_MISSING,
        Code.FIELD_UNKNOWN,
        Code.TOPIC_UNKNOWN,
        Code.TYPE_UNKNOWN,
    }
)
"""The errors that are of a field's value, of which a JSON Schema can speak."""
_NO_VALUES = "there are no values that it could judge"
_YAML = "programs that know YAML tell of it, or let it pass"
_BODY = "it is told of fields alone"
_OTHERS = "it is told of one file alone"
_UNSAYABLE: Mapping[Code, str] = {
    Code.ENCODING_INVALID: _NO_VALUES,
    Code.CHARACTER_FORBIDDEN: _YAML,
    Code.FRONT_MATTER_MISSING: _NO_VALUES,
    Code.FRONT_MATTER_UNCLOSED: _NO_VALUES,
    Code.FRONT_MATTER_SHAPE: _YAML,
    Code.FRONT_MATTER_LIMIT: _YAML,
    Code.YAML_SYNTAX: _NO_VALUES,
    Code.YAML_FEATURE: _YAML,
    Code.KEY_DUPLICATE: _YAML,
    Code.VALUE_COMMENT: _YAML,
    Code.MARKDOWN_LIMIT: _BODY,
    Code.ADDRESS_TAKEN: _OTHERS,
    Code.ALIAS_LOOP: _OTHERS,
    Code.ALIAS_CHAIN: _OTHERS,
    Code.ADDRESS_RESERVED: _OTHERS,
    Code.TOPIC_AMBIGUOUS: _OTHERS,
    Code.TOPIC_CYCLE: _OTHERS,
}
"""All other errors of these files, and why a schema is silent on them."""


class Mistaken(Struct, frozen=True):
    """A file of the tests, what its site is made from, and its path in that."""

    file: Path
    origin: Path
    path: str


def mistaken() -> Iterator[tuple[Mistaken, int]]:
    """List all files of the tests that something is told of, each with how much that is."""
    for origin in sorted((_TESTS / "cases").iterdir()):
        told = Counter(_TOLD.findall((origin / "expected.txt").read_text(encoding="utf-8")))
        for path, number in sorted(told.items()):
            if (origin / path).is_file():
                yield Mistaken(origin / path, origin, path), number
    for file in sorted((_TESTS / "hostile").glob("*/*.md")):
        report = file.with_suffix(".txt")
        if report.is_file():
            number = report.read_text(encoding="utf-8").count("\n  hint: ")
            yield Mistaken(file, file.parent, _RESOURCES + file.name), number


@cache
def most_mistaken() -> tuple[Mistaken, ...]:
    """Choose the files that most is told of."""
    ranked = sorted(mistaken(), key=lambda each: (-each[1], str(each[0].file)))
    return tuple(each for each, _ in ranked[:_MOST])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Start a small site; to draw templates, and to read the code, would take longest."""
    for name in ("design", "learning", "outlook"):
        monkeypatch.setattr(f"sitegen.{name}.engine", lambda: b"the code")
    folder = Folder(tmp_path)
    for template in theme_folder().glob("*.html"):
        folder.write(f"templates/{template.name}", "")
    return folder


def put(each: Mistaken, site: Folder) -> None:
    """Make a site of a file, with the settings that are beside it, if sound, and the topics."""
    shutil.rmtree(site.root / "content", ignore_errors=True)
    found = configuration(each.origin)
    settings = SETTINGS
    if not isinstance(found, Diagnostic) and not has_errors(found.diagnostics):
        settings = (each.origin / "site.yaml").read_text(encoding="utf-8")
    elif each.origin.parent.name == "hostile" and (each.origin / "site.yaml").exists():
        settings += (each.origin / "site.yaml").read_text(encoding="utf-8")
    site.write("site.yaml", settings)
    site.write("content/topics/service.md", _TOPIC)
    for topic in (each.origin / "content/topics").glob("*.md"):
        site.write(f"content/topics/{topic.name}", topic.read_bytes())
    site.write(each.path, each.file.read_bytes())


_ASKED = ("path", "line", "column", "severity", "code", "message", "hint")


def _findings(data: bytes) -> list[dict[str, object]]:
    return _in_order(json.decode(line) for line in data.splitlines())


def _in_order(found: Iterator[dict[str, object]]) -> list[dict[str, object]]:
    told = [{name: each.get(name, "") for name in _ASKED} for each in found]
    return sorted(told, key=lambda each: tuple(map(str, each.values())))


@cache
def _served() -> Order:
    """Ask for what ``sitegen serve`` shows."""
    return order_of(parser().parse_args(["serve", f"--today={TODAY}"]))


def shown(root: Path) -> list[dict[str, object]]:
    """Open a page of the preview, and hear what it is told."""
    told: list[bytes] = []
    order = replace(_served(), root=root, output=root / "output")
    sight = look(order, UNSEEN, Recent(Finder(None, b"")), in_turn)
    LiveSite(root, sight).join(Reader("", "", told.append))
    (news,) = told
    return _in_order(iter(json.decode(news)["faults"]))


Run = Callable[..., bytes]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def _run(*words: str) -> bytes:
        main(words)
        return capsysbinary.readouterr().out

    return _run


@cache
def _validator(schema: bytes) -> Any:  # noqa: ANN401  # jsonschema's class is made at run time
    return Draft202012Validator(json.decode(schema))


def refused(root: Path, path: str) -> bool | None:
    """Tell whether the schema of a site refuses a file; ``None`` if it holds no values."""
    settings, _ = read_configuration(root)
    assert settings
    schema = json_schema(sort_of(path), read_vocabulary(root, settings))
    try:
        values = front_matter((root / path).read_bytes())
    except ValueError:
        return None
    return not _validator(schema).is_valid({} if values is None else values)


@pytest.mark.parametrize("first", range(0, _MOST, _AT_ONCE))
def test_every_door_gives_the_same_verdict(first: int, run: Run, site: Folder) -> None:
    root = site.root
    for each in most_mistaken()[first : first + _AT_ONCE]:
        put(each, site)
        words = ("check", str(root), f"--today={TODAY}", "--quiet", "--jobs=1", "--format=json")
        found = _findings(run(*words))
        assert shown(root) == found, each
        errors = _errors(each.path, found)
        assert errors <= _SAYABLE | _UNSAYABLE.keys(), each
        verdict = refused(root, each.path)
        if verdict is None:
            assert errors - _SAYABLE, each
        else:
            assert verdict == bool(errors & _SAYABLE), each


def _errors(path: str, found: list[dict[str, object]]) -> set[Code]:
    return {
        Code(str(each["code"]))
        for each in found
        if (each["path"], each["severity"]) == (path, "error")
    }


def test_two_hundred_files_are_asked_about() -> None:
    assert len(most_mistaken()) == _MOST
    assert _SAYABLE.isdisjoint(_UNSAYABLE)
