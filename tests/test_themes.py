import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen import themes
from sitegen.diagnostics import render_text
from sitegen.themes import Asset, read_assets, template_folders, templates_in, theme_folder


def _write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        file = folder / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def _read(tmp_path: Path, files: Mapping[str, str | bytes]) -> dict[str, Asset]:
    return {each.name: each for each in read_assets([_write(tmp_path, files)])}


def _bare(text: bytes) -> str:
    """Write what a hash is as an x, so that tests need not know it."""
    return re.sub(r"\.[0-9a-f]{8}(?=[.\"?#/]|$)", ".x", text.decode())


def test_a_checkout_has_its_theme_beside_the_package() -> None:
    package = Path(themes.__file__).parent
    assert theme_folder() == package.parent / "templates"
    assert (theme_folder() / "assets").is_dir()


def test_a_wheel_has_its_theme_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitegen" / "theme").mkdir(parents=True)
    monkeypatch.setattr(themes, "__file__", str(tmp_path / "sitegen" / "themes.py"))
    assert theme_folder() == tmp_path / "sitegen" / "theme"


def test_a_site_s_own_templates_come_first(tmp_path: Path) -> None:
    assert template_folders(tmp_path) == (tmp_path / "templates", theme_folder())


def test_an_asset_s_address_names_its_bytes(tmp_path: Path) -> None:
    before = _read(tmp_path, {"icon.svg": "<svg/>"})["icon.svg"]
    after = _read(tmp_path, {"icon.svg": "<svg />"})["icon.svg"]
    assert before.data == b"<svg/>"
    assert before.address == "/assets/icon.4d2b65e3.svg"
    assert after.address != before.address
    assert _bare(after.address.encode()) == "/assets/icon.x.svg"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("style.css", "/assets/style.x.css"),
        ("a/b/font.min.woff2", "/assets/a/b/font.min.x.woff2"),
        ("LICENSE", "/assets/LICENSE.x"),
        ("v1.2/LICENSE", "/assets/v1.2/LICENSE.x"),
        ("cafe\u0301.svg", "/assets/café.x.svg"),
        ("_underscore.js", "/assets/_underscore.x.js"),
    ],
)
def test_hashed_names(name: str, address: str, tmp_path: Path) -> None:
    assert _bare(_read(tmp_path, {name: ""})[name].address.encode()) == address


def test_a_site_s_own_file_overrides_the_theme_s_of_that_name(tmp_path: Path) -> None:
    site = _write(tmp_path / "site", {"style.css": "mine", "more.css": "more"})
    theme = _write(tmp_path / "theme", {"style.css": "theirs", "a/icon.svg": "icon"})
    assert [(each.name, each.data) for each in read_assets([site, theme])] == [
        ("a/icon.svg", b"icon"),
        ("more.css", b"more"),
        ("style.css", b"mine"),
    ]


def test_hidden_files_broken_links_and_missing_folders_are_not_there(tmp_path: Path) -> None:
    folder = _write(tmp_path / "site", {".DS_Store": "", ".git/x": "", "a.js": ""})
    (folder / "assets" / "gone.js").symlink_to("nowhere.js")
    assert [each.name for each in read_assets([tmp_path / "missing", folder])] == ["a.js"]


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("url(icon.svg)", 'url("icon.x.svg")'),
        ("url('icon.svg')", 'url("icon.x.svg")'),
        ('url( "icon.svg" )', 'url("icon.x.svg")'),
        ("url( icon.svg )", 'url("icon.x.svg")'),
        ("URL(./icon.svg)", 'url("icon.x.svg")'),
        ("url(fonts/a.woff2)", 'url("fonts/a.x.woff2")'),
        ("url(fonts/../icon.svg)", 'url("icon.x.svg")'),
        ("url(icon.svg#sun)", 'url("icon.x.svg#sun")'),
        ("url('fonts/a.woff2?#iefix')", 'url("fonts/a.x.woff2?#iefix")'),
        ("url(a%20b.svg)", 'url("a%20b.x.svg")'),
        ('url("a b.svg")', 'url("a%20b.x.svg")'),
        ("url(icon.svg),url(icon.svg)", 'url("icon.x.svg"),url("icon.x.svg")'),
        # what isn't an asset stays as it is
        ("url(gone.svg)", "url(gone.svg)"),
        ("url(#sun)", "url(#sun)"),
        ("url()", "url()"),
        ("url(../icon.svg)", "url(../icon.svg)"),
        ("url(https://example.org/icon.svg)", "url(https://example.org/icon.svg)"),
        ("url('data:image/svg+xml,%3Csvg/%3E')", "url('data:image/svg+xml,%3Csvg/%3E')"),
        ("url(\"icon.svg')", "url(\"icon.svg')"),
    ],
)
def test_style_sheets_lead_to_hashed_names(written: str, led: str, tmp_path: Path) -> None:
    files = {
        "icon.svg": "i",
        "a b.svg": "s",
        "fonts/a.woff2": "f",
        "s.css": f"a {{ x: {written} }}",
    }
    assert _bare(_read(tmp_path, files)["s.css"].data) == f"a{{x:{led}}}"


def test_a_style_sheet_in_a_folder_leads_out_of_it(tmp_path: Path) -> None:
    sheet = "url(icon.svg) url(../icon.svg) url(../../icon.svg)"
    files = {"icon.svg": "", "a/icon.svg": "", "a/b/s.css": sheet}
    led = 'url(icon.svg) url("../../a/icon.x.svg") url("../../icon.x.svg")'
    assert _bare(_read(tmp_path, files)["a/b/s.css"].data) == led


@pytest.mark.parametrize(
    "written",
    ['@import "z.css";', "@import 'z.css';", "@IMPORT url(z.css);", '@import url("z.css");'],
)
def test_style_sheets_import_others_by_their_hashed_names(written: str, tmp_path: Path) -> None:
    found = _read(tmp_path, {"a.css": written, "z.css": "b { x: url(icon.svg) }", "icon.svg": ""})
    assert found["a.css"].data.lower() == f'@import url("{found["z.css"].address[8:]}");'.encode()


def test_only_style_sheets_are_rewritten(tmp_path: Path) -> None:
    text = '@import "z.css"; url(icon.svg)'
    found = _read(tmp_path, {"a.js": text, "b.css.txt": text, "z.css": "", "icon.svg": ""})
    assert found["a.js"].data == found["b.css.txt"].data == text.encode()


def test_a_changed_icon_renames_all_style_sheets_that_lead_to_it(tmp_path: Path) -> None:
    files = {"a.css": '@import "b.css";', "b.css": "url(icon.svg)", "c.css": "c"}
    before = _read(tmp_path, {**files, "icon.svg": "before"})
    after = _read(tmp_path, {**files, "icon.svg": "after"})
    changed = [name for name in before if before[name].address != after[name].address]
    assert changed == ["a.css", "b.css", "icon.svg"]


def test_style_sheets_in_a_circle_are_all_there(tmp_path: Path) -> None:
    files = {
        "a.css": '@import "a.css"; @import "b.css"; @import "c.css";',
        "b.css": '@import "c.css";',
        "c.css": '@import "b.css"; @import "a.css";',
    }
    found = _read(tmp_path, files)
    addresses = {name: asset.address[8:] for name, asset in found.items()}
    assert found["a.css"].data.decode() == (
        f'@import url("a.css");@import url("{addresses["b.css"]}");'
        f'@import url("{addresses["c.css"]}");'
    )
    assert found["b.css"].data.decode() == f'@import url("{addresses["c.css"]}");'
    assert found["c.css"].data.decode() == '@import url("b.css");@import url("a.css");'


def test_style_sheets_may_hold_any_bytes(tmp_path: Path) -> None:
    assert _read(tmp_path, {"s.css": b"\xff url(\xff) url(a.svg)"})["s.css"].data == (
        b"\xff url(\xff) url(a.svg)"
    )


def test_an_asset_whose_name_is_no_text_is_reported_and_left_out(tmp_path: Path) -> None:
    _write(tmp_path / "templates", {os.fsdecode(b"caf\xe9.css"): "a {}", "b.css": "b {}"})
    assert [each.name for each in read_assets(template_folders(tmp_path)[:1])] == ["b.css"]
    assert render_text(templates_in(tmp_path / "templates").faults) == (
        "templates/assets/caf\ufffd.css:1:1: error[encoding-invalid] "
        "the file's name, or that of its folder, is not in UTF-8\n"
        "  hint: rename it with the letters a to z, digits and hyphens"
    )
