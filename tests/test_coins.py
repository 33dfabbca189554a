"""COinS: lists for reference managers."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from sitegen.coins import coins, coins_element
from sitegen.model import Person, Resource
from sitegen.wording import Wording
from tests.planning import ENGLISH
from tests.sites import Folder, resource

_WORDING = Wording("https://example.org/library/", ENGLISH)
_START = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]


def _resource(**fields: object) -> Resource:
    return Resource(path="content/resources/a.md", address="/resources/a/", **fields)  # type: ignore[arg-type]  # any field


def test_all_that_is_known_comes_back_as_it_was() -> None:
    title = "R&D = 100 % + “more”; <b> a#b?/: ~\u2028"
    found = coins(
        _resource(
            title=title,
            author=(Person("Lee, Ann", "https://orcid.org/1"), Person("Institute")),
            publisher="Press & Co",
            published="2015-08",
            language="fr",
        ),
        "https://example.com/?a=1&b=2#c",
        _WORDING,
    )
    assert re.fullmatch(r"[\x21-\x7e]+", found)
    assert parse_qsl(found, strict_parsing=True) == [
        *_START,
        ("rft.title", title),
        ("rft.creator", "Lee, Ann"),
        ("rft.creator", "Institute"),
        ("rft.publisher", "Press & Co"),
        ("rft.date", "2015-08"),
        ("rft.identifier", "https://example.com/?a=1&b=2#c"),
        ("rft.language", "fr"),
    ]


def test_a_description_stands_in_an_attribute_as_it_is() -> None:
    described = coins(_resource(title="\"R&D\" <b> 'x'"), "", _WORDING)
    found = re.fullmatch(r'<span class="Z3988" title="([^"<>]*)"></span>', coins_element(described))
    assert found
    assert unescape(found[1]) == described


def test_what_is_nowhere_else_is_its_page() -> None:
    found = parse_qsl(coins(_resource(title="A"), "", _WORDING))
    page = "https://example.org/library/resources/a/"
    assert found == [*_START, ("rft.title", "A"), ("rft.identifier", page)]


def test_every_list_holds_each_entry_once_and_unseen(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write(
        "content/topics/service.md", "---\ntitle: Service\nfeatured: ../resources/a.md\n---\n"
    )
    for name in "abc":
        site.write(f"content/resources/{name}.md", resource(f"{name} & {name}", start="2030-01-01"))
    site.build()
    lists = ("", "recent/", "resources/", "types/news/", "years/2015/", "topics/service/")
    for path in (*lists, "events/"):
        html = site.page(f"{path}index.html")
        hidden = "".join(re.findall(r"<p hidden>(.*?)</p>", html, re.DOTALL))
        spans = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', hidden)
        titles = [dict(parse_qsl(unescape(each)))["rft.title"] for each in spans]
        assert sorted(titles) == ["a & a", "b & b", "c & c"]
        assert html.count("Z3988") == len(spans)
    assert "Z3988" not in site.page("resources/a/index.html")
