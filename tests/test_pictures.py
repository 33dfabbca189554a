"""How large pictures are, as their files tell."""

from pathlib import Path
from struct import pack

import pytest

from sitegen.model import Size
from sitegen.pictures import size_of
from tests.sites import Folder, resource

_PNG = b"\x89PNG\r\n\x1a\n" + pack(">I4sIIBBBBBI", 13, b"IHDR", 30, 40, 8, 2, 0, 0, 0, 0)
_GIF = b"GIF89a" + pack("<HH", 30, 40)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="39.6px"/>'
_WEBP = b"RIFF" + pack("<I", 22) + b"WEBPVP8X" + pack("<II", 10, 0) + b"\x1d\0\0\x27\0\0"


def _jpeg(orientation: int) -> bytes:
    exif = b"Exif\0\0MM\0*" + pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, orientation, 0, 0)
    frame = pack(">HHBHHB", 0xFFC0, 17, 8, 40, 30, 3) + bytes(9)
    return b"\xff\xd8" + pack(">HH", 0xFFE1, len(exif) + 2) + exif + frame


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.png", _PNG, (30, 40)),
        ("A.PNG", _PNG, (30, 40)),
        ("a.gif", _GIF, (30, 40)),
        ("a.svg", _SVG, (30, 40)),
        ("a.webp", _WEBP, (30, 40)),
        ("a.jpg", _jpeg(1), (30, 40)),
        ("a.jpeg", _jpeg(6), (40, 30)),
        ("a.jpg", _PNG, (30, 40)),
    ],
)
def test_a_picture_has_a_size(name: str, data: bytes, size: tuple[int, int]) -> None:
    assert size_of(name, data) == Size(*size)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", _PNG),
        ("a.png", b""),
        ("a.png", b"picture"),
        ("a.png", _PNG[:12]),
        ("a.svg", b'<svg viewBox="0 0 3 4"/>'),
        ("a.svg", b'<svg width="100%" height="3"/>'),
        ("a.webp", _WEBP[:20]),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0/"),
        ("a.gif", b"GIF89a" + bytes(4)),
    ],
)
def test_what_does_not_tell_its_size_has_none(name: str, data: bytes) -> None:
    assert size_of(name, data) is None


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path)
    body = "![A](a.png) and [all of it](a.png)\n"
    site.write("content/resources/a.md", resource(body=body, image="a.png", image_alt="A"))
    site.write("content/resources/b.md", resource("Other"))
    site.write("content/resources/a.png", _PNG)
    return site


def test_pages_keep_space_for_pictures(site: Folder) -> None:
    site.build()
    page = site.page("resources/a/index.html")
    picture = '<img src="/library/resources/a.png" alt="A"'
    assert f'{picture} loading="lazy" width="30" height="40"> and <a href' in page
    assert f'{picture} width="30" height="40" loading="lazy">' in page


def test_a_picture_of_another_size_redraws_the_pages_that_show_it(site: Folder) -> None:
    site.build()
    site.write("content/resources/a.png", _PNG.replace(b"\x1e", b"\x1f"))
    report = site.build().report
    assert report
    assert set(report.drawn) == {"resources/a/index.html", "resources/a.png"}
    assert 'width="31" height="40"' in site.page("resources/a/index.html")


def test_a_picture_of_the_same_size_redraws_nothing(site: Folder) -> None:
    site.build()
    site.write("content/resources/a.png", _PNG + b"more")
    report = site.build().report
    assert report
    assert report.drawn == ("resources/a.png",)
