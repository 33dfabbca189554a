"""The whole build: all faults in one run, and nothing published unless there are none."""

import os
from collections.abc import Iterable
from errno import EIO
from pathlib import Path
from typing import TypeVar

import pytest

from sitegen import engine, pipeline
from sitegen import publish as publishing
from sitegen.diagnostics import Severity, in_order
from sitegen.fingerprint import digest
from sitegen.orders import Result
from sitegen.outlook import look_out
from sitegen.pipeline import check
from sitegen.progress import unwatched
from sitegen.records import records_note
from sitegen.shelf import NotOursError
from sitegen.site_settings import read_configuration, read_vocabulary
from sitegen.store import recall_notes, store_file
from sitegen.vocabulary import labels_of
from tests.sites import SETTINGS, Folder, resource, tree

T = TypeVar("T")
_TYPES = "types: [News, Webinar]\n"
_FIELDS = "fields: {cost: {label: Cost, required: true}, date: {required: false}}\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of one resource, one topic and a file to be copied."""
    folder = Folder(tmp_path / "site")
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    folder.write("content/resources/accents.md", resource())
    folder.write("content/map.png", b"\x00")
    return folder


def told(result: Result) -> list[str]:
    """List the faults of a run: place and code."""
    return [f"{each.location} {each.code}" for each in in_order(result.diagnostics)]


def errors(result: Result) -> list[str]:
    """List the errors of a run, as their messages."""
    found = in_order(result.diagnostics)
    return [f"{e.location}: {e.message}" for e in found if e.severity is Severity.ERROR]


def checked(site: Folder, **asked: object) -> Result:
    """Check a site."""
    return check(site.order(**asked), unwatched)  # type: ignore[arg-type]  # any field


def test_faults_of_files_settings_and_templates_are_told_in_one_run(site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}menu: [abuot.md]\nmenue: []\n")
    site.write("content/about.md", "---\ntitel: About\n---\n")
    site.write("content/resources/accents.md", resource(date="soon"))
    assert told(site.build()) == told(checked(site)) == [
        "content/about.md:2:1 field-unknown",
        "content/resources/accents.md:4:7 field-invalid",
        "site.yaml:4:8 link-broken",
        "site.yaml:5:1 setting-unknown",
    ]  # fmt: skip


def test_faults_of_all_templates_are_told_beside_those_of_files(site: Folder) -> None:
    site.build()
    before = tree(site.root / "output")
    site.write("templates/topic.html", "\n{{ page.nothing }}")
    site.write("templates/resource.html", "{% if %}")
    site.write("templates/home.html", "{% include site.title %}")
    site.write("templates/index.html", '{% include "none.html" %}')
    faults = [
        "templates/home.html:1:1 template-dynamic",
        "templates/index.html:1:1 template-missing",
        "templates/resource.html:1:1 template-invalid",
        "templates/topic.html:2:1 template-failed",
    ]
    assert told(site.build()) == told(checked(site)) == faults
    site.write("content/bad.md", "---\n---\n")
    assert (
        told(site.build()) == told(checked(site)) == ["content/bad.md:1:1 field-missing", *faults]
    )
    assert tree(site.root / "output") == before


def test_a_fault_that_only_drawing_shows_keeps_all_from_being_published(site: Folder) -> None:
    site.write("templates/topic.html", "{{ page.nothing }}")
    result = site.build()
    assert (result.report, told(result)) == (None, ["templates/topic.html:1:1 template-failed"])
    assert not (site.root / "output").exists()


@pytest.mark.parametrize(
    "settings",
    [
        f"title: T\n{_TYPES}{_FIELDS}",
        f"{SETTINGS}page_size: none\n{_TYPES}{_FIELDS}",
    ],
)
def test_beside_other_faults_of_the_settings_types_and_fields_hold(
    settings: str, site: Folder
) -> None:
    site.write("site.yaml", settings)
    site.write("content/resources/accents.md", resource(type="Poem", extra="1", date=""))
    assert errors(site.build())[:3] == [
        "content/resources/accents.md:1:1: 'cost' is missing",
        "content/resources/accents.md:3:7: 'type' must be one of News, Webinar, not 'Poem'",
        "content/resources/accents.md:6:1: unknown field 'extra'",
    ]


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        (f"{SETTINGS}types: [News, {{plural: Webinars}}]\n{_FIELDS}", "4:15: a type has no 'name'"),
        (
            f"{SETTINGS}types: [News, news]\n{_FIELDS}",
            "4:15: the type 'news' can't be told from 'News'",
        ),
        (f"{SETTINGS}typs: []\n{_FIELDS}", "4:1: unknown setting 'typs': did you mean 'types'?"),
    ],
)
def test_files_are_not_held_to_types_that_are_faulty(
    settings: str, fault: str, site: Folder
) -> None:
    site.write("site.yaml", settings)
    site.write("content/resources/accents.md", resource(type="Poem", link="x y", cost="1"))
    assert errors(site.build())[1:] == [f"site.yaml:{fault}"]


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        (
            f"{SETTINGS}fields: {{cost: {{lable: Cost}}, topic: {{requird: no}}}}\n",
            "4:17: unknown setting 'lable': did you mean 'label'?",
        ),
        (f"{SETTINGS}feilds: {{}}\n", "4:1: unknown setting 'feilds': did you mean 'fields'?"),
        (
            f"{SETTINGS}unknown_feilds: allow\n",
            "4:1: unknown setting 'unknown_feilds': did you mean 'unknown_fields'?",
        ),
        (
            f"{SETTINGS}unknown_fields: alow\n",
            (
                "4:17: 'unknown_fields' must be one of error, warn, allow, not 'alow': did you mean"
                " 'allow'?"
            ),
        ),
        (f"{SETTINGS}title: T\n", "4:1: 'title' is given twice; the first is in line 1"),
    ],
)
def test_files_are_not_held_to_fields_that_are_faulty(
    settings: str, fault: str, site: Folder
) -> None:
    site.write("site.yaml", settings)
    text = "---\ntitle: T\ncost: 1\nexpires: soon\n---\nText.\n"
    site.write("content/resources/accents.md", text)
    found = errors(site.build())
    assert found[0].startswith("content/resources/accents.md:4:10: 'expires' must be a date")
    assert found[1] == f"site.yaml:{fault}"
    assert {each.partition(":")[0] for each in found[1:]} == {"site.yaml"}


def test_a_setting_that_is_given_twice_hides_no_other_fault(site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}title: T\npage_size: many\n")
    assert [each.partition(" ")[0] for each in errors(site.build())] == [
        "site.yaml:4:1:",
        "site.yaml:5:12:",
    ]


def test_a_good_field_beside_a_faulty_one_holds(site: Folder) -> None:
    fields = "fields: {level: {choices: [easy]}, cost: {lable: Cost}}\n"
    site.write("site.yaml", f"{SETTINGS}{fields}")
    site.write("content/resources/accents.md", resource(level="hard", cost="1"))
    assert errors(site.build())[0] == (
        "content/resources/accents.md:6:8: 'level' must be one of easy, not 'hard'"
    )


def test_settings_that_can_not_be_read_leave_the_files_to_be_checked(site: Folder) -> None:
    site.write("site.yaml", "title: [\n")
    site.write("content/resources/accents.md", "---\ntitle:\ncost: 1\nexpires: soon\n---\n")
    assert told(site.build()) == [
        "content/resources/accents.md:2:1 field-empty",
        "content/resources/accents.md:4:10 field-invalid",
        "site.yaml:1:8 yaml-syntax",
    ]


def test_without_settings_that_is_the_only_fault(site: Folder) -> None:
    site.remove("site.yaml")
    site.write("content/resources/accents.md", "no front matter")
    assert told(site.build()) == told(checked(site)) == ["site.yaml:1:1 settings-missing"]
    assert read_configuration(site.root)[0] is None


@pytest.mark.parametrize(
    ("menu", "faults"),
    [
        ("[about.md, resources/accents.md]", []),
        ("[content/about.md]", []),
        ("about", ["site.yaml:4:7: 'menu' must be the path of a page in the folder content, not"]),
        (
            "[about.md, abut.md]",
            [
                (
                    "site.yaml:4:18: 'menu' names content/abut.md, which is not there: did you mean"
                    " 'content/about.md'?"
                )
            ],
        ),
        ("draft.md", ["site.yaml:4:7: 'menu' names content/draft.md, which is a draft"]),
        ("[faulty.md]", ["content/faulty.md:1:1: the file has no front matter"]),
        (
            "[index.md]",
            ["content/index.md:1:1: 'title' is missing, so the menu has no word for this page"],
        ),
    ],
)
def test_what_the_menu_names_must_be_there(menu: str, faults: list[str], site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}menu: {menu}\n")
    site.write("content/about.md", "---\ntitle: About\n---\n")
    site.write("content/draft.md", "---\ntitle: Draft\ndraft: yes\n---\n")
    site.write("content/index.md", "---\nsummary: S\n---\nWelcome.\n")
    if "faulty" in menu:
        site.write("content/faulty.md", "")
    found = [f"{each.location}: {each.message}" for each in checked(site).diagnostics]
    assert len(found) == len(faults)
    assert all(map(str.startswith, found, faults)), found


def test_warnings_are_errors_where_that_is_asked(site: Folder) -> None:
    site.write("content/about.md", "---\ntitle: About\n---\n[x](y.md)\n")
    assert site.build().report
    result = site.build(strict=True)
    assert (result.report, errors(result)) == (
        None,
        ["content/about.md:4:5: 'y.md' leads nowhere"],
    )


def test_another_address_than_that_of_the_settings(site: Folder) -> None:
    site.build(base_url="http://localhost:8000/")
    assert "http://localhost:8000/sitemap.xml" in site.page("robots.txt")


def test_a_check_leaves_nothing_behind(site: Folder) -> None:
    before = sorted(site.root.rglob("*"))
    assert checked(site) == Result(None, {}, ())
    assert sorted(site.root.rglob("*")) == before


def test_a_check_says_what_is_left_out(site: Folder) -> None:
    site.write("content/about.md", "---\ndraft: yes\n---\n")
    assert checked(site).unpublished == {"content/about.md": "a draft"}


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_read(site: Folder) -> None:
    site.write("output/x", "")
    site.remove("site.yaml")
    with pytest.raises(NotOursError):
        site.build()


def test_each_output_folder_has_its_record(site: Folder, tmp_path: Path) -> None:
    others = [tmp_path / "a", tmp_path / "b"]
    for output in others:
        first, again = site.build(output).report, site.build(output).report
        assert first
        assert again
        assert (len(first.kept), len(again.drawn)) == (0, 0)
    notes = recall_notes(store_file(site.root))
    assert {name for name in notes if name.startswith("records")} == set(map(records_note, others))


def test_a_record_that_can_not_be_written_is_no_fault(site: Folder, tmp_path: Path) -> None:
    site.write(".sitegen", "a file where a folder has to be")
    assert site.build(tmp_path / "output").report
    again = site.build(tmp_path / "output").report
    assert again
    assert again.kept == ()


def test_drawn_afresh_where_that_is_asked(site: Folder) -> None:
    site.build()
    report = site.build(clean=True).report
    assert report
    assert report.kept == ()


def test_what_is_watched_is_the_work(site: Folder) -> None:
    seen: list[tuple[str, int, int]] = []

    def watch(things: Iterable[T], number: int, label: str) -> Iterable[T]:
        listed = list(things)
        seen.append((label, number, len(listed)))
        return listed

    pipeline.build(site.order(), watch, look_out(site.order()))
    site.write("content/about.md", "---\ntitle: About\n---\n")
    report = pipeline.build(site.order(), watch, look_out(site.order())).report
    assert report
    (_, first, _), (_, drawn, _) = seen[2], seen[4]
    assert seen == [
        ("Reading", 2, 2),
        ("Exporting", 3, 3),
        ("Drawing", first, first),
        ("Reading", 1, 1),
        ("Drawing", drawn, drawn),
    ]
    assert drawn == len(report.drawn) < first


def test_a_file_that_the_machine_fails_to_read_changes_nothing(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = tree(site.root / "output")
    original = os.open

    def failing(file: str, flags: int) -> int:
        if str(file).endswith("accents.md"):
            raise OSError(EIO, "Input/output error", file)
        return original(file, flags)

    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(OSError, match="Input/output error"):
        site.build()
    monkeypatch.undo()
    assert tree(site.root / "output") == before


def test_a_build_that_was_killed_is_completed_by_the_next(
    site: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    site.write("content/resources/accents.md", resource("Changed"))
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "tidy", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            site.build()
    site.write("content/resources/accents.md", resource())
    site.build()
    site.build(tmp_path / "clean")
    assert tree(site.root / "output") == tree(tmp_path / "clean")


def test_other_markdown_extensions_draw_every_page_anew(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("site.yaml", f"{SETTINGS}markdown_extensions: [abbr]\n")
    site.build()
    again = site.build().report
    assert again
    assert again.drawn == ()
    for module in ("design", "outlook"):
        monkeypatch.setattr(f"sitegen.{module}.installed", lambda: digest("another release"))
    later = site.build().report
    assert later
    assert later.kept == ("map.png",)


def _install(place: Path, *names: str) -> None:
    for name in names:
        (place / name).mkdir(parents=True)


_engine = engine.engine.__wrapped__  # as a new process sees it


@pytest.mark.parametrize(
    ("name", "other", "is_engine"),
    [
        ("nh3-0.3.8.dist-info", "nh3-0.3.9.dist-info", True),
        ("PyYAML-6.0.1.dist-info", "PyYAML-6.0.2.dist-info", True),
        ("python_frontmatter-1.1.0.dist-info", "python_frontmatter-1.2.0.dist-info", True),
        ("Markdown-3.11.2-py3.11.egg-info", "Markdown-3.11.3-py3.11.egg-info", True),
        ("other-1.dist-info", "other-2.dist-info", False),
        ("other-1.dist-info", "another-1.dist-info", False),
    ],
)
def test_what_is_installed_counts_by_name_and_version(
    name: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_engine: bool
) -> None:
    marks = []
    for each in (name, other):
        _install(tmp_path / each, each, "third-1.dist-info", "no_metadata")
        monkeypatch.setattr("sys.path", [str(tmp_path / "missing"), str(tmp_path / each)])
        marks.append((_engine(), engine.installed()))
    (one, installed), (two, later) = marks
    assert (one != two, installed != later) == (is_engine, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("platform", type("Platform", (), {"python_version": staticmethod(lambda: "4.0")})),
        ("unicodedata", type("Data", (), {"unidata_version": "99"})),
        ("__file__", __file__),
    ],
)
def test_the_engine_is_its_code_its_libraries_and_the_interpreter(
    name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _engine()
    assert _engine() == before
    monkeypatch.setattr(engine, name, value)
    assert _engine() != before


def test_the_names_of_topics(site: Folder) -> None:
    site.write(
        "content/topics/it.md",
        "---\ntitle: Machines & Us\nlabel: IT\nsynonyms: [tech]\ndraft: yes\n---\n",
    )
    site.write("content/topics/broken.md", "")
    site.write("content/topics/index.md", "---\ntitle: All\n---\n")
    settings, _ = read_configuration(site.root)
    assert settings
    assert labels_of(read_vocabulary(site.root, settings)) == {
        "broken": "broken",
        "service": "Service",
        "it": "IT",
        "machines&us": "IT",
        "tech": "IT",
    }
