"""The benchmarks: their collection is always the same, builds without a word, and is replayed."""

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from msgspec import json

from benchmarks import edits, layouts
from benchmarks.contestants import CLEAN, DEFAULT, HUGO, UNCHANGED
from benchmarks.corpus import TYPES, Corpus
from benchmarks.edits import Edit
from benchmarks.git import git
from benchmarks.goals import verdicts
from benchmarks.history import make_history
from benchmarks.layouts import Layout, write_sitegen
from benchmarks.measure import FailedError, Timing, peak_memory, timed
from benchmarks.plot import plot
from benchmarks.replay import LENIENT, differing, replay
from benchmarks.results import Record, known, record
from benchmarks.rounds import Case, Measured
from benchmarks.tables import result_table, seconds
from sitegen.cli import main

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

CORPUS = Corpus(60)
DAY = date(2026, 11, 24)


def build(root: Path, output: Path) -> int:
    return main(["build", str(root), f"--output={output}", "--today=2026-11-24", "--quiet"])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_corpus_is_the_same_everywhere_and_always() -> None:
    digest = sha256(json.encode((CORPUS.topics, tuple(CORPUS.resources())))).hexdigest()
    assert digest[:16] == "b000d3ca77e4035d"


def test_a_resource_doesnt_depend_on_those_written_before_it() -> None:
    assert CORPUS.resource(40) == tuple(CORPUS.resources())[40]


def test_a_corpus_is_shaped_as_promised() -> None:
    resources = tuple(Corpus(2000).resources())
    share = {
        "summary": sum(bool(each.summary) for each in resources) / len(resources),
        "link": sum(bool(each.link) for each in resources) / len(resources),
    }
    assert share == pytest.approx({"summary": 0.7, "link": 0.6}, abs=0.05)
    assert {each.type for each in resources} == TYPES.keys()
    assert {len(each.topics) for each in resources} == {1, 2, 3}
    assert {each.date[:4] for each in resources} == {str(year) for year in range(2012, 2024)}
    size = sum(len(each.body) for each in resources) / len(resources)
    assert size == pytest.approx(1500, abs=150)
    assert len(Corpus(10_000).topics) == 150


@pytest.mark.parametrize("dialect", ["python-markdown", "gfm"])
def test_a_corpus_builds_without_a_word(
    dialect: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sitegen(CORPUS, tmp_path / "site", dialect)
    assert build(tmp_path / "site", tmp_path / "output") == 0
    assert capsys.readouterr() == ("", "")
    pages = {path for path in contents(tmp_path / "output") if path.startswith("resources/2")}
    assert pages == {
        f"resources/{each.path}/index.{form}"
        for each in CORPUS.resources()
        for form in ("html", "json", "bib", "ris", "csl.json")
    }


@pytest.mark.parametrize(
    ("edit", "pages"),
    [
        (edits.nothing, 0),
        (edits.body, 1),
        (edits.title, 2),  # its own, and that of the neighbour that leads to it
        (edits.addition, 1),
        (edits.partial, 60),
        (edits.many, 60),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_an_edit_changes_the_pages_of_so_many_resources(
    edit: Edit, pages: int, tmp_path: Path
) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    write_sitegen(CORPUS, site)
    build(site, output)
    before = contents(output)
    edit(CORPUS, layouts.SITEGEN, site, 1)
    assert build(site, output) == 0
    changed = [path for path, _ in contents(output).items() - before.items()]
    drawn = [path for path in changed if path.endswith(".html")]
    assert sum(path.startswith("resources/2") for path in drawn) == pages


_TOPICS = "academic accessibility, digital literacy, school preservation"


@pytest.mark.parametrize(
    ("layout", "topics", "link"),
    [
        (layouts.SITEGEN, f"topic: [{_TOPICS}]", "../2015/cleaning-reports-47.md"),
        (layouts.HUGO, f"topics: [{_TOPICS}]", "/resources/2015/cleaning-reports-47/"),
        (layouts.ELEVENTY, f"topics: [{_TOPICS}]", "/resources/2015/cleaning-reports-47/"),
        (layouts.PELICAN, f"Tags: {_TOPICS}", "/resources/2015/cleaning-reports-47/"),
    ],
    ids=["sitegen", "hugo", "eleventy", "pelican"],
)
def test_layouts_write_the_same_values(
    layout: Layout, topics: str, link: str, tmp_path: Path
) -> None:
    resource = CORPUS.resource(31)
    layout.write(resource, tmp_path)
    text = layout.file(resource, tmp_path).read_text()
    assert f"\n{topics}\n" in text
    assert f"[Cleaning Reports]({link})" in text


def repository(folder: Path, **files: str) -> Path:
    folder.mkdir()
    git(folder, "init", "--quiet")
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", f"--message={name}", day="2024-01-01")
    return folder


@pytest.mark.skipif(settings().max_examples <= 100, reason="takes long: make test-long")
def test_a_history_is_replayed_and_agrees_with_clean_builds(tmp_path: Path) -> None:
    make_history(tmp_path / "history", Corpus(8), 5)
    log = git(tmp_path / "history", "log", "--format=%h %s")
    (tmp_path / "scratch").mkdir()
    done = list(replay(tmp_path / "history", 3, "", tmp_path / "scratch"))
    assert [each.commit[:7] for each in done] == [line[:7] for line in log.splitlines()[2::-1]]
    assert all(each.published and not each.differences for each in done)


def test_a_repository_of_bare_resources_is_replayed(tmp_path: Path) -> None:
    source = repository(tmp_path / "source", first="---\ntitle: First\n---\n", second="Nothing.\n")
    (tmp_path / "scratch").mkdir()
    done = list(replay(source, 300, LENIENT, tmp_path / "scratch"))
    assert [(each.published, each.differences) for each in done] == [(True, ()), (False, ())]


def test_a_replay_sees_every_difference(tmp_path: Path) -> None:
    for name, text in (("ours/same", "a"), ("clean/same", "a"), ("ours/deep/other", "b")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "clean/changed").write_text("c")
    (tmp_path / "ours/changed").write_text("C")
    (tmp_path / "clean/missing").write_text("d")
    found = list(differing(tmp_path / "ours", tmp_path / "clean"))
    assert found == ["changed", "deep", "deep/other", "missing"]


def test_a_process_is_timed_with_its_children(tmp_path: Path) -> None:
    work = "sum(range(10**7))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    timing = timed((sys.executable, "-c", child), tmp_path)
    assert timing.wall > 0
    assert timing.cpu > 2 * timed((sys.executable, "-c", ""), tmp_path).cpu


def test_a_failure_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)ended with status 1 and said\nout of paper"):
        timed((sys.executable, "-c", "raise SystemExit('out of paper')"), tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux tells memory")
def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    hold = "import time; x = b'1' * 50_000_000; time.sleep(0.5)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', \"{hold}\"])"
    assert 50_000_000 < peak_memory((sys.executable, "-c", child), tmp_path) < 150_000_000


def figures(**walls: float) -> Record:
    """Make a record of clean builds and builds without change of 10,000 resources."""
    cases = {"hugo": (HUGO, CLEAN), "clean": (DEFAULT, CLEAN), "unchanged": (DEFAULT, UNCHANGED)}
    measured = [
        Measured(
            Case(cases[name][0], 10_000, cases[name][1]),
            tuple(Timing(wall + shift, 1.5 * wall) for shift in (-0.1, 0, 7)),
            (5_000_000,),
        )
        for name, wall in walls.items()
    ]
    return record(measured, {"Hugo": "0.168.0"}, DAY)


def test_medians_are_held_against_hugos() -> None:
    made = figures(hugo=4.0, clean=3.0, unchanged=0.5)
    assert [(each.wall, each.cpu, each.memory, each.ratio) for each in made.results] == [
        (4.0, 6.0, 5_000_000, 1.0),
        (3.0, 4.5, 5_000_000, 0.75),
        (0.5, 0.75, 5_000_000, 0.125),
    ]


def test_goals_are_met_or_missed_or_not_measured() -> None:
    made = figures(hugo=4.0, clean=3.2, unchanged=0.5)
    outcomes = {each.work: each.outcome for each in verdicts(made)}
    assert outcomes["clean build, sitegen"] == "met"
    assert outcomes["nothing changed, new process"] == "missed"
    assert outcomes["clean build, sitegen, gfm"] == "not measured"


def test_tables_line_up() -> None:
    table = result_table(figures(hugo=4.0, unchanged=0.5))
    assert table.replace("\N{MULTIPLICATION SIGN}", "x") == (
        "| resources | work      | by      |   wall |    CPU | memory | of Hugo's time |\n"
        "|----------:|-----------|---------|-------:|-------:|-------:|---------------:|\n"
        "|    10,000 | clean     | Hugo    | 4.00 s | 6.00 s |   5 MB |        1.000 x |\n"
        "|    10,000 | no change | sitegen | 500 ms | 750 ms |   5 MB |        0.125 x |\n"
    )


@pytest.mark.parametrize(
    ("time", "text"), [(0.0451, "45 ms"), (0.9996, "1000 ms"), (4.567, "4.57 s"), (12.34, "12.3 s")]
)
def test_seconds(time: float, text: str) -> None:
    assert seconds(time) == text


def test_the_plot_names_what_it_shows() -> None:
    drawn = plot(figures(hugo=4.0, clean=3.0, unchanged=0.5), 10_000)
    assert "Seconds to build 10,000 resources, 2026-11-24" in drawn
    assert drawn.count("<rect") == 1 + 4


def test_what_was_written_is_known_again(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    assert known(file) == ()
    made = figures(hugo=4.0, unchanged=0.5)
    file.write_bytes(msgspec.json.encode(msgspec.to_builtins(made) | {"goals": []}))
    assert known(file) == made.results
