"""A preview takes a port of this machine alone, or the next one."""

import pytest

from sitegen import ports
from sitegen.ports import listen


def test_the_next_port_is_taken_if_one_is_not_free() -> None:
    with listen(8600) as first:
        port = first.getsockname()[1]
        assert first.getsockname()[0] == "127.0.0.1"
        with listen(port) as second:
            assert second.getsockname()[1] > port


def test_ports_may_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_TRIES", 0)
    with listen(8700) as taken, pytest.raises(OSError, match="in use"):
        listen(taken.getsockname()[1])
