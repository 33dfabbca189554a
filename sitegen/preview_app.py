"""Preview application: a live site over HTTP, as its host would serve it; knows Starlette."""

import asyncio
from collections.abc import AsyncIterator
from unicodedata import normalize

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from sitegen.live_page import CLIENT, client
from sitegen.live_site import OWN, Answer, LiveSite
from sitegen.media_types import media_type
from sitegen.readers import Reader

HOSTS = ("127.0.0.1", "localhost")
"""The names that a browser may call this machine; a stranger's that leads here is refused."""
_PAUSE = 20.0
"""Seconds between signs of life, by which a connection that has gone is noticed."""
_FRESH = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
_LASTING = {**_FRESH, "Cache-Control": "max-age=31536000, immutable"}
"""For what has its digest in its address, so that a reloaded page asks for nothing but itself."""


class Streams:
    """The connections that news go by, so that all can be ended at once."""

    def __init__(self) -> None:
        """Start with none."""
        self._queues: set[asyncio.Queue[bytes | None]] = set()

    def end(self) -> None:
        """End all connections."""
        for each in self._queues:
            each.put_nowait(None)

    async def news(self, site: LiveSite, path: str, mark: str) -> AsyncIterator[bytes]:
        """Give the news of an open page as server-sent events (HTML Standard, section 9.2)."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        reader = Reader(path, mark, queue.put_nowait)
        self._queues.add(queue)
        try:
            yield b"retry: 500\n\n"
            site.join(reader)
            while (told := await _next(queue)) is not None:
                yield b"data: " + told + b"\n\n" if told else b":\n\n"
        finally:
            site.leave(reader)
            self._queues.discard(queue)


async def _next(queue: asyncio.Queue[bytes | None]) -> bytes | None:
    """Wait for news; where there are none for long, give an empty sign of life."""
    try:
        return await asyncio.wait_for(queue.get(), _PAUSE)
    except TimeoutError:
        return b""


def application(site: LiveSite, streams: Streams) -> Starlette:
    """Make the application."""

    async def answer(request: Request) -> Response:
        path = normalize("NFC", request.scope["path"])
        base = site.base
        if not path.startswith(base):
            return RedirectResponse(base) if path == "/" else _response(site.lost(), request)
        below = path.removeprefix(base)
        if below.startswith(OWN):
            return _own(below.removeprefix(OWN), request, site, streams)
        return _response(site.answer(below), request)

    return Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
    )


def _own(name: str, request: Request, site: LiveSite, streams: Streams) -> Response:
    """Answer what the preview's own script asks for."""
    if name == "news":
        asked = request.query_params
        news = streams.news(site, asked.get("path", ""), asked.get("mark", ""))
        return StreamingResponse(news, media_type="text/event-stream", headers=_FRESH)
    if name == CLIENT:
        return Response(client(), headers={**_LASTING, "Content-Type": media_type(name)})
    return PlainTextResponse("Not Found", 404)


def _response(answer: Answer, request: Request) -> Response:
    if answer.location:
        return RedirectResponse(answer.location)
    tag = f'"{answer.mark}"'
    headers = {**(_LASTING if answer.is_lasting else _FRESH), "Content-Type": answer.type}
    if answer.mark and answer.status == 200:  # noqa: PLR2004  # as in RFC 9110
        headers["ETag"] = tag
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
    if answer.file:
        return FileResponse(answer.file, answer.status, headers)
    return Response(answer.data, answer.status, headers)
