"""Ports: where on this machine a preview can be reached."""

import socket
from contextlib import suppress

HERE = "127.0.0.1"
_TRIES = 50
_LAST = 65_535


def listen(port: int) -> socket.socket:
    """Take a port of this machine, or the next that is free.

    Raises ``OSError`` if there is none among the next fifty.
    """
    for each in range(port, min(port + _TRIES, _LAST)):
        with suppress(OSError):
            return _taken(each)
    return _taken(min(port + _TRIES, _LAST))


def _taken(port: int) -> socket.socket:
    taken = socket.socket()
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was left just now
        taken.bind((HERE, port))
        taken.listen()
    except OSError:
        taken.close()
        raise
    return taken
