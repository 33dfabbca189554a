"""What hosts build and publish a site by: right by their own rules, and the same as documented."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.arguments import parser
from sitegen.cli import main
from sitegen.scaffold import starter
from tests.sites import tree

_HOSTS = Path(__file__).parent.parent / "sitegen" / "hosts"
_NAMES = ("cloudflare", "github", "gitlab", "netlify")
_DOC = (Path(__file__).parent.parent / "docs" / "publishing.md").read_text(encoding="utf-8")
_HEADINGS = {
    "github": "GitHub Pages",
    "gitlab": "GitLab Pages",
    "netlify": "Netlify",
    "cloudflare": "Cloudflare Pages",
}
_WORKFLOWS = ("github", "cloudflare")


class _Yaml(yaml.SafeLoader):
    """Reads YAML 1.2's words: ``on`` is one and no truth."""


_Yaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _files(host: str) -> dict[str, str]:
    """Give what only this host needs."""
    shared = {draft.path for draft in starter("github")} & {d.path for d in starter("gitlab")}
    return {d.path: d.data.decode() for d in starter(host) if d.path not in shared}


def _workflow(host: str) -> Any:  # noqa: ANN401  # a tree of YAML
    return yaml.load(_files(host)[".github/workflows/site.yml"], _Yaml)


def _steps(host: str) -> Iterator[Mapping[str, Any]]:
    for job in _workflow(host)["jobs"].values():
        yield from job["steps"]


def test_each_host_can_be_asked_for() -> None:
    assert sorted(each.name for each in _HOSTS.iterdir()) == sorted(_NAMES)
    for host in _NAMES:
        assert parser().parse_args(["init", "x", "--host", host]).host == host
    assert parser().parse_args(["init", "x"]).host == "github"


@pytest.mark.parametrize("host", _NAMES)
def test_init_writes_what_the_host_needs(host: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "site"), "--host", host]) == 0
    written = tree(tmp_path / "site")
    assert {path: written[path].decode() for path in _files(host)} == _files(host)
    assert main(["build", str(tmp_path / "site"), "--quiet"]) == 0


@pytest.mark.parametrize("host", _NAMES)
def test_the_documentation_shows_the_same_files(host: str) -> None:
    section = re.split("^##+ ", _DOC.partition(f"### {_HEADINGS[host]}\n")[2], flags=re.MULTILINE)
    shown = re.findall(r"`(\S+)`:\n\n```\w+\n(.*?)```", section[0], re.DOTALL)
    assert dict(shown) == _files(host)


@pytest.mark.parametrize(
    ("host", "path", "rules"),
    [
        ("github", ".github/workflows/site.yml", "vendor.github-workflows"),
        ("cloudflare", ".github/workflows/site.yml", "vendor.github-workflows"),
        ("gitlab", ".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_it_satisfies_its_hosts_schema(host: str, path: str, rules: str, tmp_path: Path) -> None:
    file = tmp_path / "file.yml"
    file.write_text(_files(host)[path], encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", rules]
    transform = ["--data-transform", "gitlab-ci"] if host == "gitlab" else []
    done = subprocess.run(
        [*command, *transform, str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("host", _WORKFLOWS)
def test_a_workflow_names_only_what_it_has(host: str) -> None:
    """Jobs that others need, steps whose outputs are used, and GitHub's own words."""
    workflow = _workflow(host)
    jobs, known = workflow["jobs"], {"github", "steps", "secrets", "format"}
    for job in jobs.values():
        assert {job["needs"]} <= jobs.keys() if "needs" in job else True
        ids = {step["id"] for step in job["steps"] if "id" in step}
        text = yaml.dump({**job, "steps": job["steps"]})
        assert set(re.findall(r"steps\.(\w+)\.outputs", text)) <= ids
    text = _files(host)[".github/workflows/site.yml"]
    conditions = re.findall(r"^ *(?:- )?if: (.*)", text, re.MULTILINE)
    expressions = re.findall(r"\${{(.*?)}}", text) + conditions
    assert expressions
    for each in expressions:
        words = re.findall(r"(?<![\w.])[a-z_]\w*", re.sub("'[^']*'", "", each))
        assert set(words) <= known, each
        assert each.count("(") == each.count(")")
    assert text.count("${{") == text.count("}}")


@pytest.mark.parametrize("host", _WORKFLOWS)
def test_a_workflow_checks_strangers_and_publishes_our_own(host: str) -> None:
    workflow = _workflow(host)
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["on"].keys() == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert re.fullmatch(r"[1-9]\d* \d+ \* \* \*", workflow["on"]["schedule"][0]["cron"])
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"]["contents"] == "read"
    assert "write" not in workflow["jobs"]["build"]["permissions"].values()
    assert "contents" not in workflow["jobs"]["publish"]["permissions"]
    ours = "github.event_name != 'pull_request'"
    assert workflow["jobs"]["publish"]["if"] == ours
    steps = workflow["jobs"]["build"]["steps"]
    always = [step.get("run") or step["uses"] for step in steps if step.get("if") != ours]
    assert [re.split("[@\n]", each)[0] for each in always] == [
        "actions/checkout",
        "actions/setup-python",
        "if ! ls wheels/sitegen-*.whl; then",
        "actions/cache/restore",
        "sitegen check --format github",
    ]
    assert steps[0]["with"] == {"fetch-depth": 0, "persist-credentials": "false"}


@pytest.mark.parametrize("host", _WORKFLOWS)
def test_what_a_run_has_learnt_is_found_by_the_next(host: str) -> None:
    actions = (step for step in _steps(host) if "with" in step)
    by_action = {step["uses"].split("@")[0]: step["with"] for step in actions}
    restored, saved = by_action["actions/cache/restore"], by_action["actions/cache/save"]
    assert (restored["path"], restored["key"]) == (saved["path"], saved["key"])
    assert saved["path"] == ".sitegen"
    assert saved["key"].startswith(restored["restore-keys"])


@pytest.mark.parametrize("host", _WORKFLOWS)
def test_actions_are_pinned_to_a_version(host: str) -> None:
    used = [step["uses"] for step in _steps(host) if "uses" in step]
    assert all(re.fullmatch(r"(?:actions|cloudflare)/[\w/-]+@v\d+", each) for each in used)


def _scripts() -> Iterator[tuple[str, str]]:
    for host in _WORKFLOWS:
        yield from ((host, step["run"]) for step in _steps(host) if "run" in step)
    pipeline = yaml.load(_files("gitlab")[".gitlab-ci.yml"], _Yaml)
    parts = (pipeline["default"]["before_script"], *(pipeline[j]["script"] for j in _JOBS))
    yield from (("gitlab", line) for part in parts for line in part)
    yield "netlify", _files("netlify")["netlify/build.sh"]


_JOBS = ("check", "pages")


@pytest.mark.parametrize(("host", "script"), list(_scripts()))
def test_scripts_are_sound(host: str, script: str) -> None:
    shell = "sh" if host == "netlify" else "bash"
    done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def _asked(script: str) -> Iterator[list[str]]:
    for line in re.findall(r"^ *sitegen (.*)", script, re.MULTILINE):
        yield re.split(r" (?:>|\|\||#)", line.replace('"', ""))[0].split()


@pytest.mark.parametrize(
    "words", [words for _, script in _scripts() for words in _asked(script)], ids=" ".join
)
def test_sitegen_knows_what_it_is_asked(words: list[str]) -> None:
    words = ["https://example.org/" if each.startswith("$") else each for each in words]
    assert parser().parse_args(words).command in {"build", "check"}


def test_gitlab_checks_strangers_and_publishes_our_own() -> None:
    pipeline = yaml.load(_files("gitlab")[".gitlab-ci.yml"], _Yaml)
    assert pipeline["variables"]["GIT_DEPTH"] == "0"
    ours = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    assert pipeline["pages"]["rules"] == [{"if": ours}]
    assert pipeline["check"]["cache"]["policy"] == "pull"
    assert pipeline["check"]["artifacts"] == {
        "when": "always",
        "reports": {"codequality": "mistakes.json"},
    }
    for job in _JOBS:
        assert ".sitegen/" in pipeline[job]["cache"]["paths"]
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]


def test_netlify_is_told_what_it_knows() -> None:
    table = tomllib.loads(_files("netlify")["netlify.toml"])
    assert table.keys() == {"build", "plugins", "functions"}
    assert table["build"].keys() == {"command", "publish", "environment"}
    assert table["build"]["command"] == "sh netlify/build.sh"
    assert table["plugins"] == [{"package": "/netlify/cache"}]
    (function,) = table["functions"]
    assert f"netlify/functions/{function}.mjs" in _files("netlify")


_STUB = """#!/bin/sh
echo "$(basename "$0") $*" >> "$LOG"
"""


@pytest.mark.parametrize(
    ("context", "depth", "asked"),
    [
        ("production", 1, "https://site.example"),
        ("deploy-preview", 3, "https://preview.example"),
    ],
)
def test_netlifys_script_builds_with_the_whole_history(
    context: str, depth: int, asked: str, tmp_path: Path
) -> None:
    site, log = tmp_path / "site", tmp_path / "log"
    git = shutil.which("git")
    assert git
    _history(tmp_path / "origin", git)
    here = f"file://{tmp_path}/origin"
    subprocess.run([git, "clone", "-q", f"--depth={depth}", here, site], check=True)
    (site / "wheels").mkdir()
    (tmp_path / "bin").mkdir()
    for name in ("python", "sitegen"):
        (tmp_path / "bin" / name).write_text(_STUB)
        (tmp_path / "bin" / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}/bin:{Path(git).parent}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LOG": str(log),
        "CONTEXT": context,
        "URL": "https://site.example",
        "DEPLOY_PRIME_URL": "https://preview.example",
    }

    def run() -> int:
        command = ["sh", str(_HOSTS / "netlify" / "netlify" / "build.sh")]
        return subprocess.run(
            command, cwd=site, env=environment, check=False, capture_output=True
        ).returncode

    assert run() == 1
    assert not log.exists()
    (site / "wheels/sitegen-1-py3-none-any.whl").touch()
    assert run() == 0
    assert log.read_text().splitlines() == [
        "python -m pip install wheels/sitegen-1-py3-none-any.whl",
        f"sitegen build --base-url {asked}",
    ]
    count = subprocess.check_output([git, "rev-list", "--count", "HEAD"], cwd=site, text=True)
    assert count.strip() == "2"


def _history(folder: Path, git: str) -> None:
    subprocess.run([git, "init", "-q", folder], check=True)
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for number in range(2):
        words = ["commit", "-q", "--allow-empty", "-m", str(number)]
        subprocess.run([git, *who, *words], cwd=folder, check=True)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_netlifys_function_asks_for_a_build() -> None:
    asks = """
        const asked = [];
        const answer = () => ({ok: asked.length < 2, status: 500});
        globalThis.fetch = async (...words) => (asked.push(words), answer());
        const {default: nightly} = await import(process.argv[1]);
        const told = [];
        const run = () => nightly().catch((fault) => told.push(fault.message));
        await run();
        process.env.NIGHTLY_BUILD_HOOK = "https://hook.example";
        await run();
        await run();
        console.log(JSON.stringify([asked, told]));
    """
    file = _HOSTS / "netlify" / "netlify" / "functions" / "nightly.mjs"
    words = ["node", "--input-type=module", "--eval", asks, str(file)]
    assert yaml.safe_load(subprocess.check_output(words, text=True)) == [
        [["https://hook.example", {"method": "POST"}]] * 2,
        [
            "The environment variable NIGHTLY_BUILD_HOOK is missing: see netlify.toml",
            "The build hook answered with status 500",
        ],
    ]


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_netlifys_plugin_fetches_and_keeps_what_builds_learn() -> None:
    asks = """
        const plugin = require(process.argv[1]);
        const asked = [];
        const note = (name) => (folder) => asked.push([name, folder]);
        const utils = {cache: {restore: note("restore"), save: note("save")}};
        plugin.onPreBuild({utils});
        plugin.onEnd({utils});
        console.log(JSON.stringify(asked));
    """
    file = _HOSTS / "netlify" / "netlify" / "cache" / "index.js"
    words = ["node", "--eval", asks, str(file)]
    asked = yaml.safe_load(subprocess.check_output(words, text=True))
    assert asked == [["restore", ".sitegen"], ["save", ".sitegen"]]


_HOOKS = yaml.safe_load((_HOSTS.parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", _HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_of_pre_commit_runs_a_command_once(hook: Mapping[str, Any]) -> None:
    """`make try-hooks` has pre-commit itself run them."""
    assert hook.keys() <= {"id", "name", "description", "entry", "language", "files"} | _MORE
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    program, *words = hook["entry"].split()
    assert program in tomllib.loads(_PROJECT)["project"]["scripts"]
    assert hook["id"] == f"sitegen-{parser().parse_args(words).command}"


_MORE = {"pass_filenames"}
_PROJECT = (_HOSTS.parents[1] / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/resources/a.md", True),
        ("templates/base.html", True),
        ("site.yaml", True),
        ("docs/content/a.md", False),
        ("site.yaml.orig", False),
        ("README.md", False),
    ],
)
def test_a_hook_runs_where_a_sites_files_change(path: str, *, counts: bool) -> None:
    assert {bool(re.search(hook["files"], path)) for hook in _HOOKS} == {counts}
