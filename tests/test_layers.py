"""Every module has its place: in the pure core, to which import-linter holds it, or at an edge."""

import tomllib
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_CONTRACTS = _PROJECT["tool"]["importlinter"]["contracts"]
_EDGES = {
    "__init__",  # names the version
    "__main__",  # python -m sitegen
    "arguments",  # counts the machine's cores
    "carrying_out",  # replaces files of editors
    "checkouts",  # asks git
    "cli",  # prints
    "clock",  # asks a disk what time it is
    "commands",  # print
    "comparison",  # asks git, and reads files
    "concordance",  # is read from the store
    "console",  # prints
    "authoring",  # prints
    "bar",  # prints
    "beside",  # is a thread
    "building",  # reads the clock, and prints
    "bugs",  # are printed
    "bodies",  # are read from the store
    "design",  # calls the other edges
    "desk",  # writes what is staged
    "doors",  # print, and write copies
    "endings",  # hear signals
    "engine",  # reads its own code
    "file_watch",  # watches files
    "files",  # are read
    "fixing",  # prints
    "folders",  # are listed
    "fragments",  # are written to the store and taken from it
    "git",  # is a process
    "heads",  # reads what git keeps
    "history",  # asks git
    "introductions",  # take files from a workbench
    "kernel",  # calls the system
    "languages",  # reads the catalogs
    "keeper",  # waits
    "learning",  # calls the store
    "ledger_checks",  # read the ledger
    "ledger_file",  # is read and replaced
    "linking",  # prints
    "live_page",  # reads its script
    "live_site",  # reads what is copied
    "lock",  # waits for other builds
    "manual",  # reads the documentation
    "mending",  # replaces files of editors
    "moving",  # prints
    "options",  # look at folders
    "orders",  # hold what was published
    "outbound",  # reads files once more
    "outlook",  # looks at a site
    "past",  # asks git
    "pipeline",  # calls the other edges
    "ports",  # are the machine's
    "premises",  # looks for links
    "preview",  # looks at a site
    "preview_app",  # answers
    "preview_server",  # waits for requests
    "previewing",  # prints
    "private_build",  # is a process
    "progress",  # reads the clock, and prints
    "proof",  # draws into a scratch folder
    "publish",  # writes output
    "readers",  # are told
    "recent",  # memos go to the store
    "records",  # are named by a folder's place
    "rehearsal",  # reads a site
    "relinking",  # takes files from a workbench
    "releases",  # writes what is published
    "render",  # reads templates
    "resource_moves",  # take files from a workbench
    "replacing",  # writes files of editors
    "resume",  # calls the other edges
    "rollout",  # writes output
    "scaffold",  # writes new files
    "site_settings",  # reads settings
    "source",  # reads content
    "shelf",  # looks at output
    "showing",  # reads templates
    "source_lines",  # are read
    "staging",  # writes output
    "store",  # is read and written
    "summary",  # is for the command line only
    "survey",  # looks at output
    "telling",  # prints
    "template_faults",  # ask where templates are
    "template_loader",  # reads templates
    "texts",  # are read
    "themes",  # are read
    "topic_files",  # are taken from a workbench
    "topic_moves",  # take files from a workbench
    "topic_uses",  # take files from a workbench
    "twins",  # are processes
    "workbench",  # reads files
    "workers",  # are processes
}
"""The modules that touch the world, and what they touch."""


def _contract(name: str) -> dict[str, object]:
    found = [each for each in _CONTRACTS if each["name"].startswith(name)]
    assert len(found) == 1
    contract: dict[str, object] = found[0]
    return contract


def test_every_module_is_pure_or_an_edge() -> None:
    modules = {file.stem for file in (_ROOT / "sitegen").glob("*.py")}
    listed = _contract("The core is pure")["source_modules"]
    assert isinstance(listed, list)
    pure = {name.removeprefix("sitegen.") for name in listed}
    assert modules - pure == _EDGES
    assert pure - modules == set()


def test_every_module_has_a_layer() -> None:
    contract = _contract("Each layer only looks down")
    assert (contract["containers"], contract["exhaustive"]) == (["sitegen"], True)


def test_the_package_is_flat() -> None:
    folders = {file.parent.name for file in (_ROOT / "sitegen").rglob("*.py")}
    assert folders == {"sitegen"}
