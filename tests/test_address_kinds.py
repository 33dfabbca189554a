import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.address_kinds import ADDRESS, ALIAS, FEATURED, PICTURE
from sitegen.codes import Code
from sitegen.kinds import Fault
from sitegen.located import Text


def text(written: str) -> Text:
    return Text(written, 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org",
        "HTTP://example.org:8080/a?b=c&d#e",
        "https://ex\u00e4mple.org/\u00fc",
        "https://[2001:db8::1]/",
        "mailto:ann@example.org",
        "../service/accents.md#tips",
        "handout.pdf",
        "/handouts/map.pdf",
        "#tips",
        "example.html",
        "notes.com.md",
    ],
)
def test_addresses(written: str) -> None:
    assert ADDRESS.read(text(f" {written} ")) == written


def test_an_ampersand_may_be_written_as_in_html() -> None:
    assert ADDRESS.read(text("https://a.org/?b=1&amp;c=2")) == "https://a.org/?b=1&c=2"


_SCHEME = "must be an address with https:, http: or mailto:, not with '{}:'"
_SCHEME_HINT = "write another address, or the path of a file of this site"


@pytest.mark.parametrize(
    ("written", "problem", "hint"),
    [
        ("javascript:alert(1)", _SCHEME.format("javascript"), _SCHEME_HINT),
        ("JavaScript:alert(1)", _SCHEME.format("javascript"), _SCHEME_HINT),
        ("data:text/html,x", _SCHEME.format("data"), _SCHEME_HINT),
        ("ftp://example.org", _SCHEME.format("ftp"), _SCHEME_HINT),
        ("www.example.org/a", "", "write https://www.example.org/a"),
        ("example.org", "", "write https://example.org"),
        ("Example.EDU:80/a", _SCHEME.format("example.edu"), _SCHEME_HINT),
        ("//example.org/a", "", "write https://example.org/a"),
        ("ann@example.org", "", "write mailto:ann@example.org"),
        ("10.1000/xyz123", "", "write https://doi.org/10.1000/xyz123"),
        ("doi:10.1000/xyz123", "", "write https://doi.org/10.1000/xyz123"),
        ("doi: 10.1000/xyz123", "", "write https://doi.org/10.1000/xyz123"),
        ("https://", "", "write https://, then the name of the server"),
        ("http:example.org", "", "write http://, then the name of the server"),
        ("https://[example", "", "write https://, then the name of the server"),
        ("https://example.org:99999/", "", "write https://, then the name of the server"),
        ("https://example.org:0/", "", "write https://, then the name of the server"),
        ("mailto:", "", "write the mail address after the colon: mailto:ann@example.org"),
        ("https://example.org/a b", "", "an address has no spaces; write each as %20"),
        ("handouts\\map.pdf", "", "write / instead of \\"),
        (
            "java\tscript:x",
            "",
            "it holds an invisible character; copy the address once more",
        ),
        (
            "https://example.org/\u200b",
            "",
            "it holds an invisible character; copy the address once more",
        ),
    ],
)
def test_what_is_no_address(written: str, problem: str, hint: str) -> None:
    expected = problem or f"must be an address, not '{written}'"
    assert ADDRESS.read(text(written)) == Fault(expected, hint)


@pytest.mark.parametrize("written", ["map.png", "../maps/map.JPEG", "/maps/a.svg", "a.webp"])
def test_pictures(written: str) -> None:
    assert PICTURE.read(text(f"{written} ")) == written


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://example.org/map.png", "save the picture beside this file and write its name"),
        ("www.example.org/map.png", "save the picture beside this file and write its name"),
        ("//example.org/map.png", "save the picture beside this file and write its name"),
        ("data:image/png,x", "save the picture beside this file and write its name"),
        ("a map.png", "an address has no spaces; write each as %20"),
        ("map.tiff", "its name must end with .avif, .gif, .jpeg, .jpg, .png, .svg, .webp"),
        ("map", "its name must end with .avif, .gif, .jpeg, .jpg, .png, .svg, .webp"),
    ],
)
def test_what_is_no_picture(written: str, hint: str) -> None:
    problem = f"must be the path of a picture of this site, not '{written}'"
    assert PICTURE.read(text(f" {written}")) == Fault(problem, hint)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/old/page/", "/old/page/"),
        ("/old/page", "/old/page/"),
        ("old-page", "old-page/"),
        ("/old/page.html", "/old/page.html"),
        ("/old/page.htm", "/old/page.htm"),
        ("/old/page.php", "/old/page.php/"),
        ("/caf%C3%A9", "/caf\u00e9/"),
        ("/cafe\u0301", "/caf\u00e9/"),
        ("/a b/", "/a b/"),
        (f"/{'a' * 255}", f"/{'a' * 255}/"),
    ],
)
def test_aliases(written: str, expected: str) -> None:
    assert ALIAS.read(text(f" {written} ")) == expected


_SERVER = "write only the part after the server's name, from its '/' on"
_WHOLE = "write the whole path, without '..', '.' or '//'"
_LEAVE = "leave out '?' and '#' and what follows them, and invisible characters"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://example.org/old/", _SERVER),
        ("//example.org/old/", _SERVER),
        ("javascript:x", _SERVER),
        ("\\\\server\\old", _SERVER),
        ("../old/", _WHOLE),
        ("/a/../../b", _WHOLE),
        ("/%2e%2e/b", _WHOLE),
        ("/./a", _WHOLE),
        ("/a//b", _WHOLE),
        ("/", _WHOLE),
        ("/a?b=c", _LEAVE),
        ("/a#b", _LEAVE),
        ("/a%00b", _LEAVE),
        ("/\u00e9" * 2 + "\u00e9" * 127, "shorten it: no part may be longer than 255 characters"),
    ],
)
def test_what_is_no_alias(written: str, hint: str) -> None:
    fault = ALIAS.read(text(written))
    assert isinstance(fault, Fault)
    assert fault.problem.startswith("must be an old address of this page, not '")
    assert (fault.hint, fault.code) == (hint, Code.ALIAS_INVALID)


@given(st.text(st.sampled_from("/.%2eE\\:ab#?\0")))
def test_no_alias_leaves_the_site(written: str) -> None:
    alias = ALIAS.read(text(written))
    if isinstance(alias, str):
        assert ".." not in alias.split("/")
        assert not alias.startswith("//")
        assert "\\" not in alias


@pytest.mark.parametrize(
    "written",
    [
        "resources/a/x.md",
        "/resources/a/x.md",
        "content/resources/a/x.md",
        "/content/resources/a/x.md",
        "../resources/a/x.md",
        "resources/./b/../a/x.md",
    ],
)
def test_paths_of_featured_resources(written: str) -> None:
    assert FEATURED.read(text(f" {written}")) == "content/resources/a/x.md"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("x.md", "write its path from content/ on, such as resources/accents.md"),
        ("./x.md", "write its path from content/ on, such as resources/accents.md"),
        ("../../resources/x.md", "write its path from content/ on, such as resources/accents.md"),
        ("resources/../../x.md", "write its path from content/ on, such as resources/accents.md"),
        ("https://example.org", "write its path from content/ on, such as resources/accents.md"),
        ("/resources/a/x/", "write resources/a/x.md"),
        ("resources/a/x", "write resources/a/x.md"),
    ],
)
def test_what_is_no_path_of_a_resource(written: str, hint: str) -> None:
    problem = f"must be the path of a resource, not '{written}'"
    assert FEATURED.read(text(written)) == Fault(problem, hint)


@given(st.text())
def test_any_text_is_read_or_refused(written: str) -> None:
    for kind in (ADDRESS, PICTURE, ALIAS, FEATURED):
        assert isinstance(kind.read(text(written)), str | Fault)
