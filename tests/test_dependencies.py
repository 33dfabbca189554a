"""Each dependency has its line: what it is for, why this one, what leaving it would take."""

import re
import tomllib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_LINES = re.findall(
    r"^\| (?!library|tool|---)(.+?) \| (.+?) \| (.+?) \| (.+?) \|$",
    (_ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
_GROUPS = _PROJECT["dependency-groups"]
_ASKED = sorted(
    {
        re.split(r"[<>=;\s]", each)[0].lower()
        for each in (
            *_PROJECT["project"]["dependencies"],
            *(x for g in _GROUPS.values() for x in g),
        )
        if isinstance(each, str)
    }
)


@pytest.mark.parametrize("name", _ASKED)
def test_it_is_told_what_it_is_for_why_this_one_and_what_leaving_takes(name: str) -> None:
    kind = "types-*" if name.startswith("types-") else name
    told = [rest for names, *rest in _LINES if kind in re.split(r"[,\s]+", names.lower())]
    assert len(told) == 1
    assert all(told[0])


@pytest.mark.parametrize("lock", sorted((_ROOT / "requirements").glob("*.txt")), ids=str)
def test_every_file_of_a_lock_is_known_by_its_hash(lock: Path) -> None:
    text = re.sub(r"#.*", "", lock.read_text(encoding="utf-8")).replace("\\\n", " ")
    lines = [line.split() for line in text.splitlines() if line.strip()]
    assert [line[0] for line in lines if "--hash=sha256:" not in " ".join(line)] == []
    assert [line[0] for line in lines if "==" not in line[0]] == []
