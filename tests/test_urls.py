from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.urls import (
    absolute,
    address_of,
    base_path,
    collation_key,
    file_address,
    host_of,
    href,
    link_key,
    output_path,
    quoted,
)

_DECOMPOSED = "cafe\u0301"
_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_PATHS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize(
    ("path", "address", "output"),
    [
        ("index.md", "/", "index.html"),
        ("about.md", "/about/", "about/index.html"),
        ("x/index.md", "/x/", "x/index.html"),
        ("resources/service/accents.md", "/resources/service/accents/", None),
        # names that a careless rule takes apart
        ("mount.smb3.md", "/mount.smb3/", "mount.smb3/index.html"),
        ("[[.md", "/[[/", "[[/index.html"),
        ("%e2%80%8a.md", "/%e2%80%8a/", "%e2%80%8a/index.html"),
        ("c++.md", "/c++/", "c++/index.html"),
        ("a.md.md", "/a.md/", "a.md/index.html"),
        ("reindex.md", "/reindex/", None),
        ("index/index.md", "/index/", None),
        ("Index.md", "/Index/", None),
        ("With Space.md", "/With Space/", None),
        (f"{_DECOMPOSED}.md", "/café/", "café/index.html"),
        ("a" * 200 + ".md", "/" + "a" * 200 + "/", None),
    ],
)
def test_a_page_is_where_its_file_is(path: str, address: str, output: str | None) -> None:
    assert address_of(path) == address
    assert output_path(address) == (output or f"{address[1:]}index.html")


@pytest.mark.parametrize(
    ("path", "address", "output"),
    [
        ("handouts/map.pdf", "/handouts/map.pdf", "handouts/map.pdf"),
        (".well-known/security.txt", "/.well-known/security.txt", ".well-known/security.txt"),
        (f"{_DECOMPOSED}.png", "/café.png", "café.png"),
        ("index.html", "/index.html", "index.html"),
    ],
)
def test_a_file_is_where_it_lies(path: str, address: str, output: str) -> None:
    assert file_address(path) == address
    assert output_path(address) == output


@given(_PATHS)
def test_two_spellings_of_one_path_have_one_address(path: str) -> None:
    for way in (address_of, file_address):
        assert way(normalize("NFD", path)) == way(normalize("NFC", path))


@pytest.mark.parametrize(
    "addresses",
    [
        ("/A/", "/a/"),
        ("/café/", f"/{_DECOMPOSED}/", "/CAFÉ/"),
        ("/straße/", "/STRASSE/"),
        ("/ﬁ/", "/fi/"),
        ("/ΐ/", "/\u1fd3/"),
    ],
)
def test_what_some_file_system_takes_for_one_has_one_key(addresses: tuple[str, ...]) -> None:
    assert len(set(map(collation_key, addresses))) == 1


def test_accents_hyphens_and_spaces_tell_addresses_apart() -> None:
    assert len(set(map(collation_key, ("/e/", "/é/", "/-e/", "/ e/", "/_e/")))) == 5


@given(_TEXT)
def test_the_collation_key_is_its_own(address: str) -> None:
    key = collation_key(address)
    assert collation_key(key) == collation_key(normalize("NFD", address)) == key


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/resources/a-b_c.d~e/", "/resources/a-b_c.d~e/"),
        ("/With Space/", "/With%20Space/"),
        ("/c++/[[/50%/", "/c%2B%2B/%5B%5B/50%25/"),
        ("/a?b#c/", "/a%3Fb%23c/"),
        ("/a\"b'c&d<e>/", "/a%22b%27c%26d%3Ce%3E/"),
        ("/café/", "/café/"),
        ("/हिन्दी/ภาษาไทย/", "/हिन्दी/ภาษาไทย/"),
        ("/c++ é/", "/c%2B%2B%20é/"),
        ("/“é”/", "/%E2%80%9Cé%E2%80%9D/"),
    ],
)
def test_letters_of_all_scripts_stay_and_the_rest_is_encoded(address: str, written: str) -> None:
    assert quoted(address) == written
    assert href("/library/", address) == f"/library{written}"
    assert href("/", address) == written


@given(_TEXT)
def test_quoting_can_be_undone(address: str) -> None:
    assert unquote(quoted(address)) == address


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_addresses_are_quoted_as_they_are_among_others(address: str) -> None:
    assert quoted(f"{address}é") == f"{quoted(address)}é"


@given(_PATHS)
def test_what_is_quoted_is_a_path_and_nothing_else(path: str) -> None:
    parts = urlsplit(f"https://example.org/{quoted(path)}")
    assert (parts.query, parts.fragment, parts.netloc) == ("", "", "example.org")


@pytest.mark.parametrize(
    ("base", "address", "full"),
    [
        ("https://example.org/library/", "/", "https://example.org/library/"),
        ("https://example.org/library", "/a/", "https://example.org/library/a/"),
        ("https://example.org", "/feed.xml", "https://example.org/feed.xml"),
        ("https://example.org/", "/café b/", "https://example.org/caf%C3%A9%20b/"),
    ],
)
def test_full_addresses_are_in_ascii(base: str, address: str, full: str) -> None:
    assert absolute(base, address) == full


@given(_TEXT)
def test_full_addresses_are_in_ascii_whatever_the_path(address: str) -> None:
    assert absolute("https://example.org/", address).isascii()


@pytest.mark.parametrize(
    ("base_url", "path"),
    [
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/library", "/library/"),
        ("https://example.org/a/b/", "/a/b/"),
        ("https://example.org:8080/a//", "/a/"),
    ],
)
def test_the_root_of_a_site_has_a_slash_at_either_end(base_url: str, path: str) -> None:
    assert base_path(base_url) == path


@given(st.sampled_from(["https://example.org", "https://example.org/a/b/"]), _PATHS)
def test_both_ways_to_write_an_address_lead_to_one_page(base_url: str, path: str) -> None:
    assume(not {".", ".."} & set(path.split("/")))  # no file is called so
    address = file_address(path.lstrip("/") or "a")
    led = urljoin(base_url, href(base_path(base_url), address))
    assert unquote(led) == unquote(absolute(base_url, address))


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.example.org/page", "example.org"),
        ("HTTP://WWW.Example.ORG", "example.org"),
        ("https://example.org:8080/x", "example.org:8080"),
        ("https://example.org?q=@evil.org", "example.org"),
        ("https://example.org#@evil.org", "example.org"),
        ("https://safe.org@example.org/", "example.org"),
        ("https://a:b@c@example.org/", "example.org"),
        ("http://[2001:db8::1]:80/x", "[2001:db8::1]:80"),
        ("//example.org/x", "example.org"),
        ("https://bücher.example/", "bücher.example"),
        # what leads to no host
        ("mailto:ann@example.org", ""),
        ("tel:+123", ""),
        ("map.pdf", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_link_for_readers(link: str, host: str) -> None:
    assert host_of(link) == host


@pytest.mark.parametrize(
    "links",
    [
        (
            "https://example.org/a",
            "http://example.org/a",
            "HTTPS://www.Example.org/a/",
            "//example.org/a",
            "https://example.org/a?utm_source=x&utm_medium=y",
            "https://example.org/a/?fbclid=1&gclid=2&msclkid=3",
            "https://example.org/a?mc_cid=1&mc_eid=2&igshid=3&_hsenc=4",
            "https://example.org/a?UTM_Campaign=x",
            "https://example.org/a?",
        ),
        ("https://example.org", "https://example.org/", "https://example.org/?utm_id"),
        ("https://example.org/a?q=1&utm_source=x", "https://example.org/a/?q=1"),
        ("https://example.org/a#b", "https://example.org/a/#b", "http://example.org/a?utm_id=x#b"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
    ],
)
def test_links_to_one_page_have_one_key(links: tuple[str, ...]) -> None:
    assert len(set(map(link_key, links))) == 1


def test_links_to_different_pages_have_different_keys() -> None:
    links = (
        "https://example.org/a",
        "https://example.org/A",
        "https://example.org/b",
        "https://a.example.org/a",
        "https://example.org/a?q=1",
        "https://example.org/a?q=2",
        "https://example.org/a#b",
        "https://example.org/a#c",
        "https://example.org/a?fb=1",
        "map.pdf",
        "mailto:a@example.org",
    )
    assert len(set(map(link_key, links))) == len(links)
