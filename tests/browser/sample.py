"""The project's own collection, built elsewhere, with the rarer kinds of resource beside it."""

import shutil
from datetime import date
from pathlib import Path

from sitegen.diagnostics import render_text
from tests.sites import Folder, resource

_PROJECT = Path(__file__).parents[2]
_TODAY = date(2026, 6, 15)
_FOLDER = "content/resources/rare"
_LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis and other words that are longer than a phone"
_DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 0h90v60"/></svg>'
_BODY = """\
# One

![A dot](dot.svg)

#### Deep

| Where | What |
|---|---|
| here | this |

```
code that is longer than a phone is wide, as code often is where it is shown
```

- [ ] open
- [x] done

A note[^1], and [a link](https://example.com/).

> Some words of others.

[^1]: Below.
"""


def built_sample(root: Path, base_url: str = "", settings: str = "") -> Path:
    """Build the sample with the rarer kinds of resource, and give its output.

    ``settings`` come after its own, instead of those of the same names.
    """
    site = copied_sample(root)
    _add_rare_kinds(site)
    if settings:
        _change(site, settings)
    return built(site, base_url)


def copied_sample(root: Path) -> Folder:
    """Copy the sample into a folder."""
    site = Folder(root, (_PROJECT / "site.yaml").read_text())
    shutil.copytree(_PROJECT / "content", site.root / "content")
    return site


def built(site: Folder, base_url: str = "") -> Path:
    """Build a site that has no error, and give its output.

    That takes one process: others that are copied while a server or a browser runs may get stuck.
    """
    result = site.build(today=_TODAY, base_url=base_url, jobs=1)
    assert result.report, render_text(result.diagnostics)
    return site.root / "output"


def _change(site: Folder, settings: str) -> None:
    names = {line.partition(":")[0] for line in settings.splitlines()}
    own = (site.root / "site.yaml").read_text().splitlines()
    kept = [line for line in own if line.partition(":")[0] not in names]
    site.write("site.yaml", "\n".join([*kept, settings]))


def _add_rare_kinds(site: Folder) -> None:
    """Add what the sample has no need of: pictures, long words, other languages, old resources."""
    rare = {
        "picture": {"image": "dot.svg", "image_alt": "A dot", "summary": _LONG, "body": _BODY},
        "long": {"title": _LONG, "body": "", "link": "https://example.com/"},
        "bare": {"title": "Nothing but a title", "body": "", "link": "mailto:ann@example.org"},
        "gone": {"expires": "2020-01-01", "aliases": "/old/"},
        "arabic": {"title": "مرحبا بالقراء", "language": "ar", "body": "نص قصير عن المكتبات\n"},
    }
    for name, fields in rare.items():
        given = {"title": name.capitalize(), "topic": "accessibility", "type": "Guide"} | fields
        site.write(f"{_FOLDER}/{name}.md", resource(**given))
    site.write(f"{_FOLDER}/dot.svg", _DOT)
