"""What a site trusts its own editors with."""

import pytest

from sitegen.configuration import configure, lenient
from sitegen.diagnostics import Diagnostics, render_text
from sitegen.parse import parse_settings
from sitegen.settings import HtmlSetting, outside

_BASE = "title: T\nbase_url: https://example.org/\n"


def _read(html: str) -> tuple[HtmlSetting | None, Diagnostics]:
    table, faults = parse_settings(f"{_BASE}html: {html}\n".encode())
    assert table
    settings, more = configure(table)
    assert lenient(table).html == (settings.html if settings else HtmlSetting())
    return settings.html if settings else None, (*faults, *more)


@pytest.mark.parametrize(
    ("html", "setting"),
    [
        ("{}", HtmlSetting()),
        ("{allow: [video, <Audio>, video]}", HtmlSetting(allow=("video", "audio"))),
        ("{frames: Player.Vimeo.com}", HtmlSetting(frames=("player.vimeo.com",))),
        (
            "{files: [a.html, /b/../c.svg, content/d.xml]}",
            HtmlSetting(files=("content/a.html", "content/c.svg", "content/d.xml")),
        ),
        ("{rel: [ugc, nofollow]}", HtmlSetting(rel=("ugc", "nofollow"))),
    ],
)
def test_what_is_allowed(html: str, setting: HtmlSetting) -> None:
    assert _read(html) == (setting, ())


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "[video]",
            (
                "3:7: error[setting-invalid] 'html' must be a group of settings\n"
                "  hint: write for example: html: {allow: [video]}"
            ),
        ),
        (
            "{allow: [iframe]}",
            (
                "3:16: error[setting-invalid] 'allow' can't have iframe, which may show anything\n"
                "  hint: name the hosts whose frames are shown, html: {frames: [player.vimeo.com]}"
            ),
        ),
        *(
            (
                f"{{allow: [{name}]}}",
                (
                    f"3:16: error[setting-invalid] 'allow' can't have {name}, as it could run or"
                    " ask for anything\n"
                    "  hint: take it out; a page's templates can hold what its texts can't"
                ),
            )
            for name in ("script", "style", "form", "svg", "math", "object", "embed", "input")
        ),
        (
            "{allow: [vidio]}",
            (
                "3:16: error[setting-invalid] 'allow' must be one of article, aside, audio, data,"
                " footer, header, hgroup, meter, …, not 'vidio': did you mean 'video'?"
            ),
        ),
        (
            "{frames: ['https://player.vimeo.com/video/1']}",
            (
                "3:17: error[setting-invalid] 'frames' must be the name of a host, not"
                " 'https://player.vimeo.com/video/1'\n  hint: write player.vimeo.com"
            ),
        ),
        *(
            (
                f"{{frames: ['{name}']}}",
                (
                    f"3:17: error[setting-invalid] 'frames' must be the name of a host, not"
                    f" '{name}'\n"
                    "  hint: write player.vimeo.com"
                ),
            )
            for name in ("*", "*.vimeo.com", "localhost", "a b.org", "a.org;", "//a b/", "a.org:1")
        ),
        (
            "{files: [../a.html]}",
            (
                "3:16: error[setting-invalid] 'files' must be the path of a file in the folder"
                " content, not '../a.html'\n  hint: write demo/map.html"
            ),
        ),
        (
            "{rel: [me]}",
            (
                "3:14: error[setting-invalid] 'rel' must be one of nofollow, ugc, noreferrer,"
                " sponsored, not 'me'"
            ),
        ),
        (
            "{alow: [video]}",
            (
                "3:8: error[setting-unknown] unknown setting 'alow': did you mean 'allow'?\n"
                "  hint: here can stand allow, frames, files, rel"
            ),
        ),
    ],
)
def test_what_is_not(html: str, told: str) -> None:
    setting, faults = _read(html)
    assert setting is None
    assert render_text(faults) == f"site.yaml:{told}"


@pytest.mark.parametrize(
    ("rel", "said"), [((), "external"), (("nofollow", "ugc"), "external nofollow ugc")]
)
def test_what_links_say_of_other_sites(rel: tuple[str, ...], said: str) -> None:
    assert outside(HtmlSetting(rel=rel)) == said
