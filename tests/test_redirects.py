"""Old addresses in the words of servers: one rule a line, whatever an address holds."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.address_kinds import read_alias
from sitegen.kinds import Fault
from sitegen.located import Text
from sitegen.redirects import LONGEST, Move, nginx_map, redirects_file
from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource, tree

_ROOT = "https://example.org/"
_DOC = (Path(__file__).parent.parent / "docs" / "publishing.md").read_text(encoding="utf-8")
_NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
_aliases = (
    (st.text() | st.text("ab/*:$\"'\\;{}<>#?% ~._é\u0301\n"))
    .map(lambda written: read_alias(Text(f"/{written}", 1, 1)))
    .filter(lambda alias: not isinstance(alias, Fault))
    .map(str)
)
"""What gets through as an old address."""


@pytest.mark.parametrize(
    ("base_url", "old", "rule"),
    [
        (_ROOT, "/old/", "/old/ /new/ 301"),
        (_ROOT, "/old.html", "/old.html /new/ 301"),
        ("https://example.org/library/", "/old/", "/library/old/ /library/new/ 301"),
        (_ROOT, "/café au lait/", "/caf%C3%A9%20au%20lait/ /new/ 301"),
        (_ROOT, "/a*/:b/", "/a%2A/%3Ab/ /new/ 301"),
        (_ROOT, "/100%/", "/100%25/ /new/ 301"),
    ],
)
def test_a_rule_of_netlify_and_cloudflare(base_url: str, old: str, rule: str) -> None:
    assert redirects_file(base_url, (Move(old, "/new/"),)).decode() == f"{rule}\n"


@pytest.mark.parametrize(
    ("base_url", "old", "rule"),
    [
        (_ROOT, "/old/", '"/old/" "/new/";'),
        ("https://example.org/library/", "/old/", '"/library/old/" "/library/new/";'),
        (_ROOT, "/café au lait/", '"/café au lait/" "/new/";'),
        (_ROOT, '/"a;b" {$c}/', '"/\\"a;b\\" {$c}/" "/new/";'),
        (_ROOT, "/a\\", '"/a\\\\" "/new/";'),
    ],
)
def test_a_rule_of_nginx(base_url: str, old: str, rule: str) -> None:
    assert _nginx_rules(nginx_map(base_url, (Move(old, "/new/"),))) == [rule]


def test_where_it_leads_is_encoded_in_both() -> None:
    move = Move("/old/", '/ça $1"\\/')
    assert redirects_file(_ROOT, (move,)).decode() == "/old/ /%C3%A7a%20%241%22%5C/ 301\n"
    assert _nginx_rules(nginx_map(_ROOT, (move,))) == ['"/old/" "/%C3%A7a%20%241%22%5C/";']


def test_a_rule_that_is_too_long_for_a_server_is_left_to_the_page() -> None:
    rule = len("/ /new/ 301\n")
    fits, too_long = "/" + "a" * (LONGEST - rule), "/" + "a" * (LONGEST - rule + 1)
    assert redirects_file(_ROOT, (Move(fits, "/new/"), Move(too_long, "/new/"))).decode() == (
        f"{fits} /new/ 301\n"
    )
    fits, too_long = fits[:-1], fits
    assert _nginx_rules(nginx_map(_ROOT, (Move(fits, "/new/"), Move(too_long, "/new/")))) == [
        f'"{fits}" "/new/";'
    ]


@given(_aliases)
@example('/a";}server{listen 1;}/')
def test_no_address_breaks_out_of_its_rule(alias: str) -> None:
    rule = redirects_file(_ROOT, (Move(alias, "/new/"),)).decode()
    if rule:
        old, new, status = rule.removesuffix("\n").split(" ")
        assert (unquote(old), new, status) == (alias, "/new/", "301")
        assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", old)
    found = nginx_map(_ROOT, (Move(alias, "/new/"),)).decode()
    tokens = re.findall(r'"((?:[^"\\]|\\.)*)"', found, re.DOTALL)
    if tokens:
        assert re.sub(r"\\(.)", r"\1", tokens[0]) == alias
        assert found.split("\n")[1:] == [f'"{tokens[0]}" "/new/";', ""]


def test_they_are_there_where_there_are_old_addresses(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(aliases="[/z.html, older]"))
    site.write("content/resources/b.md", resource("B", aliases="/unseen/", draft="yes"))
    site.write("content/topics/service.md", "---\ntitle: Service\naliases: /m/\n---\nText.\n")
    plans = Plans(site)
    assert plans.text("_redirects").splitlines() == [
        "/library/m/ /library/topics/service/ 301",
        "/library/resources/older/ /library/resources/a/ 301",
        "/library/z.html /library/resources/a/ 301",
    ]
    assert _nginx_rules(plans.text("_redirects.nginx").encode()) == [
        '"/library/m/" "/library/topics/service/";',
        '"/library/resources/older/" "/library/resources/a/";',
        '"/library/z.html" "/library/resources/a/";',
    ]
    assert {"m/index.html", "resources/older/index.html", "z.html"} <= plans.made.keys()


def test_they_are_drawn_anew_with_old_addresses_alone(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(aliases="/old/"))
    site.build()
    site.write("content/resources/b.md", resource("B"))
    report = site.build().report
    assert report
    assert {"_redirects", "_redirects.nginx"} <= set(report.kept)
    site.remove("content/resources/a.md")
    site.build()
    assert not {"_redirects", "_redirects.nginx"} & tree(site.root / "output").keys()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[HTTPConnection]:
    """Let nginx serve a site by what the documentation says."""
    if _NGINX is None:
        pytest.skip("nginx is not installed")
    site = Folder(tmp_path / "site", SETTINGS.replace("/library/", "/"))
    for name, alias in _SERVED.items():
        site.write(f"content/resources/{name}.md", resource(name, aliases=f"'{alias}'"))
    assert site.build().report
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [_NGINX, "-p", tmp_path, "-e", "stderr", "-c", _configuration(tmp_path, port)],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        with closing(_connected(process, port)) as connection:
            yield connection
    finally:
        process.terminate()
        process.communicate()


_SERVED = {
    "plain": "/old/",
    "dotted": "/old.html",
    "letters": "/café au lait/",
    "signs": '/a"b;c {$uri} *:d/',
    "percent": "/100%25/",
    "long": "/" + "/".join(["long" * 50] * 4) + "/",
}


def test_nginx_leads_on_from_each(served: HTTPConnection) -> None:
    led, there = {}, set()
    for name, alias in _SERVED.items():
        served.request("GET", quote(unquote(alias)))
        answer = served.getresponse()
        answer.read()
        led[name] = answer.status, answer.headers["Location"]
        served.request("GET", led[name][1])
        page = served.getresponse()
        page.read()
        there.add(page.status)
    assert led == {name: (301, f"/resources/{name}/") for name in _SERVED}
    assert there == {200}


def _configuration(folder: Path, port: int) -> Path:
    """Write nginx's settings around the block of the documentation."""
    block = next(
        each for each in re.findall("```nginx\n(.*?)```", _DOC, re.DOTALL) if "map $uri" in each
    )
    block = block.replace("/srv/www/library/current", str(folder / "site/output"))
    block = re.sub(r"listen .*;", f"listen 127.0.0.1:{port};", block)
    scratch = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{scratch}{block}}}\n",
        encoding="utf-8",
    )
    return file


def _connected(process: "subprocess.Popen[str]", port: int) -> HTTPConnection:
    """Wait until it answers; where it ends instead, what it says is the fault."""
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.02)
            continue
        return connection
    raise AssertionError(process.communicate()[1])


def _nginx_rules(data: bytes) -> list[str]:
    """Give the rules, which follow one line for people."""
    head, *rules = data.decode().splitlines()
    assert head.startswith("# ")
    return rules
