"""Preview server: answers and keeps watch until it is interrupted; knows uvicorn."""

import asyncio
from contextlib import suppress
from socket import socket

from uvicorn import Config, Server

from sitegen.file_watch import FileWatch
from sitegen.keeper import Keeper
from sitegen.live_site import LiveSite
from sitegen.orders import Order
from sitegen.preview_app import Streams, application
from sitegen.recent import Recent
from sitegen.themes import theme_folder


def serve(order: Order, site: LiveSite, recent: Recent, taken: socket) -> None:
    """Serve a site until somebody interrupts. Raises ``KeyboardInterrupt`` then."""
    asyncio.run(_serve(order, site, recent, taken))


class _Server(Server):
    """A server that ends, when it is to end, the connections that have no end of their own."""

    def __init__(self, config: Config, streams: Streams) -> None:
        super().__init__(config)
        self._streams = streams

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._streams.end()
        await super().shutdown(sockets)


async def _serve(order: Order, site: LiveSite, recent: Recent, taken: socket) -> None:
    loop = asyncio.get_running_loop()
    changes: asyncio.Queue[frozenset[str]] = asyncio.Queue()

    def tell(changed: frozenset[str]) -> None:
        with suppress(RuntimeError):  # all has ended meanwhile
            loop.call_soon_threadsafe(changes.put_nowait, changed)

    watch, streams = FileWatch(order.root, theme_folder(), tell), Streams()
    keeper = Keeper(order, site, recent, changes)
    keeping = loop.create_task(keeper.keep())
    config = Config(
        application(site, streams),
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        await _Server(config, streams).serve(sockets=[taken])
    finally:
        keeping.cancel()
        keeper.stop()
        watch.stop()
