"""The preview over HTTP: as its host would serve it, and to this machine alone."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, json

from sitegen import preview_app
from sitegen.preview_app import Streams, application
from tests.test_live_site import Stage


class Reply(Struct, frozen=True):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def _ask(app: Any, path: str, method: str, headers: Mapping[str, str]) -> Reply:  # noqa: ANN401
    sent: list[Any] = []
    path, _, query = path.partition("?")
    given = {"host": "127.0.0.1:8000", **headers}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(key.encode(), value.encode()) for key, value in given.items()],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 9),
    }

    async def receive() -> Any:  # noqa: ANN401
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:  # noqa: ANN401
        await asyncio.sleep(0)
        sent.append(message)

    await app(scope, receive, send)
    found = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return Reply(sent[0]["status"], found, b"".join(each.get("body", b"") for each in sent[1:]))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def ask(stage: Stage, path: str, method: str = "GET", **headers: str) -> Reply:
    app = application(stage.site, Streams())
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return asyncio.run(_ask(app, path, method, given))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/library/", 200),
        ("/library/resources/a/", 200),
        ("/library/nothing/", 404),
        ("/library/assets/", 404),
        ("/library/../site.yaml", 404),
        ("/elsewhere/", 404),
        ("/library/.sitegen/preview.js", 200),
        ("/library/.sitegen/store.sqlite3", 404),
    ],
)
def test_what_is_there_is_served_and_nothing_else(path: str, status: int, stage: Stage) -> None:
    assert ask(stage, path).status == status


def test_a_missing_page_is_the_site_s_own(stage: Stage) -> None:
    found = ask(stage, "/library/nothing/")
    assert b"<h1>" in found.body
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert "etag" not in found.headers


@pytest.mark.parametrize(
    ("path", "location"), [("/", "/library/"), ("/library/resources/a", "/library/resources/a/")]
)
def test_browsers_are_sent_on(path: str, location: str, stage: Stage) -> None:
    found = ask(stage, path)
    assert (found.status, found.headers["location"]) == (307, location)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:9", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example:8000", 400),
        ("www.localhost", 400),
        ("", 400),
    ],
)
def test_a_stranger_s_name_for_this_machine_is_refused(
    host: str, status: int, stage: Stage
) -> None:
    assert ask(stage, "/library/", host=host).status == status


def test_nothing_but_reading_is_allowed(stage: Stage) -> None:
    assert ask(stage, "/library/", "POST").status == 405
    assert ask(stage, "/library/", "HEAD").status == 200


def test_what_a_browser_has_is_not_sent_again(stage: Stage) -> None:
    found = ask(stage, "/library/feed.xml")
    assert found.headers["cache-control"] == "no-cache"
    again = ask(stage, "/library/feed.xml", if_none_match=found.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_assets_are_kept_by_browsers(stage: Stage) -> None:
    assert stage.site.sight.showing
    sheet = stage.site.sight.showing.sheets["style.css"]
    assert "immutable" in ask(stage, f"/library{sheet}").headers["cache-control"]


def test_a_file_is_sent_as_it_lies_there(stage: Stage) -> None:
    found = ask(stage, "/library/sheet.pdf")
    assert (found.body, found.headers["content-type"]) == (b"%PDF", "application/pdf")
    part = ask(stage, "/library/sheet.pdf", range="bytes=1-2")
    assert (part.status, part.body) == (206, b"PD")


def test_news_are_told_as_events_until_all_ends(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_app, "_PAUSE", 0.01)

    async def hear() -> Reply:
        streams = Streams()
        app = application(stage.site, streams)
        path = "/library/.sitegen/news?path=resources/a/&mark=old"
        hearing = asyncio.create_task(_ask(app, path, "GET", {}))
        await asyncio.sleep(0.1)
        assert len(stage.site.readers) == 1
        streams.end()
        return await hearing

    found = asyncio.run(hear())
    assert found.headers["content-type"] == "text/event-stream; charset=utf-8"
    first, told, life = found.body.split(b"\n\n")[:3]
    assert (first, life) == (b"retry: 500", b":")
    assert json.decode(told.removeprefix(b"data: "))["reload"] is True
    assert stage.site.readers == set()
