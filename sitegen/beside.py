"""Beside: work in a thread that nobody waits for when all ends."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def beside(work: Callable[[], T]) -> T:
    """Do work in a thread of its own, and wait for it here. Raises its ``OSError``."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, fault: OSError | None) -> None:
        if done.done():
            return
        if fault:
            done.set_exception(fault)
        else:
            done.set_result(result)  # type: ignore[arg-type]  # there is one, where there is no fault

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except OSError as found:
            fault = found
        with suppress(RuntimeError):  # all has ended meanwhile
            loop.call_soon_threadsafe(settle, result, fault)

    Thread(target=run, daemon=True).start()
    return await done
