"""The commands that keep topics and addresses: what they say, word for word, and what they do."""

import json
import shlex
from pathlib import Path

import pytest

from sitegen.cli import main
from tests.sites import SETTINGS, Folder, resource, tree

_SERVICE = """\
---
title: Library Service
label: service
synonyms: [desk]  # old
order: 1
summary: At the desk.
featured: [resources/a.md, resources/b.md]
---

Good [service](maps.md).
"""
_MAPS = """\
---
title: Maps
broader: desk
featured:
  - resources/b.md
---

Maps are [flat](../resources/a.md).
"""


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("content/topics/service.md", _SERVICE)
    folder.write("content/topics/maps.md", _MAPS)
    folder.write("content/resources/a.md", resource("A", topic="[maps, Desk]", body="[b](b.md)\n"))
    folder.write("content/resources/b.md", resource("B", topic="music", body="/topics/service/\n"))
    folder.write("content/about.md", "---\ntitle: About\n---\n[s](/topics/service/feed.xml)\n")
    return folder


def run(site: Folder, *words: str) -> int:
    return main([*words, "--root", str(site.root), "--today", "2026-06-15"])


def sources(site: Folder) -> dict[str, bytes]:
    return {path: data for path, data in tree(site.root).items() if path.startswith("content/")}


def test_topics_are_listed_with_what_may_need_a_hand(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/c.md", resource("C", topic="map", draft="true"))
    site.write("content/topics/none.md", "---\ntitle: None Yet\n---\n")
    assert run(site, "topics") == 0
    assert capsys.readouterr().out == (
        "resources  topic     file                       also called\n"
        "        1  service   content/topics/service.md  Library Service, desk\n"
        "        1  map       -                          -\n"
        "        1  Maps      content/topics/maps.md     -\n"
        "        1  music     -                          -\n"
        "        0  None Yet  content/topics/none.md     -\n"
        "\n"
        "Much alike; if two are one topic:\n"
        "  sitegen topics merge Maps map\n"
        "\n"
        "With one resource: service, map, Maps, music\n"
        "\n"
        "With none: None Yet\n"
    )


def test_a_list_without_remarks_is_a_table(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/c.md", resource("C", topic="[maps, service, music]"))
    assert run(site, "topics") == 0
    assert capsys.readouterr().out.count("\n") == 4


def test_no_name_forges_a_line(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("content/topics/odd.md", '---\ntitle: "##vso[x]"\nlabel: "a\\u2028b"\n---\n')
    assert run(site, "topics") == 0
    out = capsys.readouterr().out
    assert "##vso[" not in out
    assert out.isascii()


def test_topics_are_listed_for_programs(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "topics", "--format", "json") == 0
    first, _, last = json.loads(capsys.readouterr().out)
    assert first == {
        "topic": "service",
        "resources": 1,
        "names": ["Library Service", "desk"],
        "file": "content/topics/service.md",
        "alike": [],
    }
    assert (last["topic"], last["file"]) == ("music", None)


def test_a_topic_is_merged_into_another(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "topics", "merge", "Library Service", "MAPS") == 0
    assert capsys.readouterr().out == (
        "content/about.md:4: [s](/topics/service/feed.xml) is now [s](/topics/maps/feed.xml)\n"
        "content/resources/a.md:5: topic: [maps, Desk] is now topic: [maps]\n"
        "content/topics/maps.md:3: taken out: broader: desk\n"
        "content/topics/maps.md:5: new: - resources/a.md\n"
        "content/topics/maps.md:6: new: synonyms: [service, Library Service, desk]\n"
        "content/topics/maps.md:7: new: aliases: /topics/service/\n"
        "content/topics/maps.md:8: new: summary: At the desk.\n"
        "content/topics/maps.md:13: new: Good [service](maps.md).\n"
        "content/topics/service.md goes, as content/topics/maps.md takes its place\n"
        "content/topics/maps.md:13: the introduction of content/topics/service.md follows; "
        "read it over\n"
        "content/topics/service.md:5: goes with the file: order: 1\n"
        "4 files changed\n"
    )
    assert (site.root / "content/topics/maps.md").read_text() == (
        "---\n"
        "title: Maps\n"
        "featured:\n"
        "  - resources/b.md\n"
        "  - resources/a.md\n"
        "synonyms: [service, Library Service, desk]\n"
        "aliases: /topics/service/\n"
        "summary: At the desk.\n"
        "---\n"
        "\n"
        "Maps are [flat](../resources/a.md).\n"
        "\n"
        "Good [service](maps.md).\n"
    )


def test_a_topic_is_renamed(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "topics", "rename", "service", "front desk") == 0
    assert capsys.readouterr().out == (
        "content/about.md:4: [s](/topics/service/feed.xml) is now "
        "[s](/topics/front-desk/feed.xml)\n"
        "content/resources/a.md:5: topic: [maps, Desk] is now topic: [maps, front desk]\n"
        "content/topics/front-desk.md:3: label: service is now label: front desk\n"
        "content/topics/front-desk.md:4: synonyms: [desk]  # old is now "
        "synonyms: [desk, service]  # old\n"
        "content/topics/front-desk.md:8: new: aliases: /topics/service/\n"
        "content/topics/maps.md:3: broader: desk is now broader: front desk\n"
        "content/topics/service.md is now content/topics/front-desk.md\n"
        "content/topics/front-desk.md:2: the title stays: Library Service\n"
        "4 files changed\n"
    )


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("title: Maps\n", "Plans", "title: Plans\nsynonyms: Maps\naliases: /topics/maps/\n"),
        ("title: Maps\n", "MAPS", "title: MAPS\n"),
        ("title: Maps\nlabel: maps\n", "MAPS", "title: MAPS\nlabel: MAPS\n"),
        (
            "title: Maps\nsynonyms: [Plans, atlas]\n",
            "plans",
            "title: plans\nsynonyms: [atlas, Maps]\naliases: /topics/maps/\n",
        ),
        (
            "title: Plans\nlabel: maps\naliases: [/x/, /topics/plans/]\n",
            "plans",
            "title: Plans\nlabel: plans\naliases: [/x/, /topics/maps/]\nsynonyms: maps\n",
        ),
        (
            "title: All Maps\nlabel: maps\n",
            "ALL MAPS",
            "title: All Maps\nlabel: ALL MAPS\nsynonyms: maps\naliases: /topics/maps/\n",
        ),
        ("title: Maps\ndraft: true\n", "Plans", "title: Plans\ndraft: true\nsynonyms: Maps\n"),
    ],
)
def test_the_file_of_a_renamed_topic(site: Folder, before: str, name: str, after: str) -> None:
    site.write("content/topics/maps.md", f"---\n{before}---\n")
    site.remove("content/topics/service.md")
    site.write("content/resources/a.md", resource("A", draft="true"))
    assert run(site, "topics", "rename", "maps", name) == 0
    (found,) = (site.root / "content/topics").iterdir()
    head, _, tail = found.read_text().removeprefix("---\n").partition("---\n")
    assert sorted(head.splitlines()) == sorted(after.splitlines())
    assert tail == ""


def test_a_topic_without_a_file_takes_the_file_of_the_one_that_is_merged_into_it(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(site, "topics", "merge", "maps", "music") == 0
    assert "content/topics/maps.md is now content/topics/music.md\n" in capsys.readouterr().out
    text = (site.root / "content/topics/music.md").read_text()
    assert text.startswith("---\ntitle: music\nbroader: desk\n")
    assert "synonyms: Maps\naliases: /topics/maps/\n---\n" in text
    assert text.endswith("\nMaps are [flat](../resources/a.md).\n")


def test_a_topic_without_a_file_gets_one_with_its_new_name(site: Folder) -> None:
    assert run(site, "topics", "rename", "music", "Film & Sound") == 0
    assert (site.root / "content/topics/film-and-sound.md").read_text() == (
        "---\ntitle: Film & Sound\nsynonyms: music\naliases: /topics/music/\n---\n"
    )


def test_a_resource_that_has_the_new_name_already_is_not_touched(site: Folder) -> None:
    site.write("content/resources/c.md", resource("C", topic="desk"))
    assert run(site, "topics", "rename", "service", "desk", "--dry-run") == 0
    assert run(site, "topics", "rename", "service", "desk") == 0
    assert sources(site)["content/resources/c.md"] == resource("C", topic="desk").encode()


def test_paths_from_the_folder_of_topics_stay_such_paths(site: Folder) -> None:
    site.write("content/topics/maps.md", _MAPS.replace("- res", "- ../res"))
    assert run(site, "mv", "resources/b.md", "resources/deep/b.md") == 0
    assert b"  - ../resources/deep/b.md\n" in sources(site)["content/topics/maps.md"]


def test_a_file_whose_name_has_capitals_stays_where_it_is(site: Folder) -> None:
    site.write("content/topics/Plans.md", "---\ntitle: Plan\n---\n")
    assert run(site, "topics", "rename", "plan", "plans") == 0
    assert sources(site)["content/topics/Plans.md"] == b"---\ntitle: plans\nsynonyms: Plan\n---\n"


def test_topics_without_files_get_one(site: Folder) -> None:
    site.write("content/resources/c.md", resource("C", topic="Musik"))
    assert run(site, "topics", "merge", "musik", "Music") == 0
    assert (site.root / "content/topics/music.md").read_text() == (
        "---\ntitle: music\nsynonyms: Musik\naliases: /topics/musik/\n---\n"
    )
    assert "topic: music\n" in (site.root / "content/resources/c.md").read_text()


def test_a_synonym_that_resources_use_gives_way_to_the_label(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/index.md", "---\n---\n[s](/topics/desk/)\n")
    site.write("content/topics/service.md", _SERVICE.replace("order: 1", "aliases: /topics/desk/"))
    assert run(site, "topics", "merge", "desk", "service") == 0
    assert capsys.readouterr().out == (
        "content/index.md:3: [s](/topics/desk/) is now [s](/topics/service/)\n"
        "content/resources/a.md:5: topic: [maps, Desk] is now topic: [maps, service]\n"
        "2 files changed\n"
    )
    assert run(site, "topics", "merge", "desk", "service") == 0
    assert capsys.readouterr().out == "There is nothing to change\n"


def test_names_and_addresses_that_the_other_topic_has_are_not_added_again(site: Folder) -> None:
    kept = "---\ntitle: Maps\nsynonyms: [Service, library-service]\naliases: [/topics/service/]\n"
    site.write("content/topics/maps.md", f"{kept}---\nGood [service](maps.md).")
    site.write("content/topics/service.md", _SERVICE.replace("order: 1", "aliases: /topics/maps/"))
    site.remove("content/about.md")
    assert run(site, "topics", "merge", "service", "maps") == 0
    text = (site.root / "content/topics/maps.md").read_text()
    assert "synonyms: [Service, library-service, desk]\naliases: [/topics/service/]\n" in text
    assert text.endswith("---\nGood [service](maps.md).")


def test_what_both_topics_say_of_themselves_is_told_where_it_cannot_stay(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = "---\ntitle: Maps\nsummary: Of the world.\norder: 1\n---\n"
    site.write("content/topics/maps.md", kept)
    assert run(site, "topics", "merge", "service", "maps") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "goes with the file" in line]
    assert told == ["content/topics/service.md:6: goes with the file: summary: At the desk."]


def test_a_topic_between_two_is_taken_out_of_the_line(site: Folder) -> None:
    site.write("content/topics/top.md", "---\ntitle: Top\n---\n")
    site.write("content/topics/service.md", _SERVICE.replace("order: 1", "broader: Top"))
    assert run(site, "topics", "merge", "service", "maps") == 0
    assert "broader: Top\n" in (site.root / "content/topics/maps.md").read_text()


def test_introductions_become_one_in_the_line_ends_of_the_first(site: Folder) -> None:
    site.write("content/topics/maps.md", b"---\r\ntitle: Maps\r\n---")
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n\nOne\n\nTwo")
    site.write("content/about.md", "---\ntitle: About\n---\n")
    assert run(site, "topics", "merge", "service", "maps") == 0
    assert (site.root / "content/topics/maps.md").read_bytes() == (
        b"---\r\ntitle: Maps\r\nsynonyms: Service\r\naliases: /topics/service/\r\n---\r\n"
        b"One\r\n\r\nTwo\r\n"
    )


def test_a_file_is_moved(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("site.yaml", f"{SETTINGS}menu: [about.md, /content/resources/a.md]  # both\n")
    site.write("content/resources/a.md", resource("A", aliases="x.html", body="[b](b.md)\n"))
    assert run(site, "mv", "content/resources/a.md", "resources/deep/") == 0
    assert capsys.readouterr().out == (
        "content/resources/a.md is now content/resources/deep/a.md\n"
        "content/resources/deep/a.md:6: aliases: x.html is now "
        "aliases: [/resources/x.html, /resources/a/]\n"
        "content/resources/deep/a.md:8: [b](b.md) is now [b](../b.md)\n"
        "content/topics/maps.md:8: Maps are [flat](../resources/a.md). is now "
        "Maps are [flat](../resources/deep/a.md).\n"
        "content/topics/service.md:7: featured: [resources/a.md, resources/b.md] is now "
        "featured: [resources/deep/a.md, resources/b.md]\n"
        "site.yaml:4: menu: [about.md, /content/resources/a.md]  # both is now "
        "menu: [about.md, /content/resources/deep/a.md]  # both\n"
        "4 files changed\n"
    )


def test_a_file_that_goes_there_and_back_again_is_what_it_was(site: Folder) -> None:
    before = sources(site)
    assert run(site, "mv", "resources/b", "resources/b/index") == 0
    assert run(site, "mv", "resources/b/index.md", "resources/b.md") == 0
    assert sources(site) == before
    assert run(site, "mv", "resources/b.md", "resources/c.md") == 0
    assert run(site, "mv", "resources/c.md", "resources/b.md") == 0
    assert b"aliases: [/resources/c/]\n" in sources(site)["content/resources/b.md"]


def test_a_file_that_is_there_already_has_nothing_to_change(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sources(site)
    assert run(site, "mv", "resources/a", "content/resources/a.md") == 0
    assert capsys.readouterr().out == "There is nothing to change\n"
    assert sources(site) == before


def test_a_draft_leaves_no_address_behind(site: Folder) -> None:
    site.write("content/resources/a.md", resource("A", draft="true"))
    assert run(site, "mv", "resources/a.md", "resources/c.md") == 0
    assert sources(site)["content/resources/c.md"] == resource("A", draft="true").encode()


def test_paths_in_fields_of_the_settings_and_of_a_site_move_too(site: Folder) -> None:
    fields = "fields:\n  handout: {kind: link, many: true}\n"
    site.write("site.yaml", SETTINGS + fields)
    site.write(
        "content/resources/b.md",
        resource("B", link="a.md", license="a.md", handout="[a.md, '/resources/a/']"),
    )
    assert run(site, "mv", "resources/a.md", "resources/deep/c.md") == 0
    text = (site.root / "content/resources/b.md").read_text()
    assert "link: deep/c.md\nlicense: deep/c.md\nhandout: [deep/c.md, '/resources/deep/c/']" in text


_PLACE = "name a place below content/resources/ for a resource, and another for an article"
_CHECK = "'sitegen check' tells all"
_ALL = "sitegen topics lists all topics"
_MERGE = "to make one of both: sitegen topics merge service Maps"
_PAGE = "this would be wrong then: 'page' is kept for the numbered pages of lists"


@pytest.mark.parametrize(
    ("words", "told", "hint"),
    [
        (
            "topics merge servce maps",
            "there is no topic 'servce': did you mean 'service'?",
            _ALL,
        ),
        ("topics merge maps xyz", "there is no topic 'xyz'", _ALL),
        (
            "topics merge service SERVICE",
            "content/topics/service.md:2:8: 'service' is this very topic, 'service'",
            "name two",
        ),
        (
            "topics merge music Music",
            "content/resources/b.md:5:8: 'music' is this very topic, 'music'",
            "name two",
        ),
        (
            "topics rename service Maps",
            "content/topics/maps.md:2:8: there is a topic 'Maps' already",
            _MERGE,
        ),
        (
            "topics rename service ' - '",
            "' - ' is no name for a topic",
            "write at least a letter",
        ),
        (
            "topics rename service Index",
            "a topic can't be called 'Index'",
            "content/topics/index.md introduces all topics",
        ),
        (
            "topics rename service page",
            f"content/topics/page.md:1:1: {_PAGE}",
            "rename the file or its folder",
        ),
        (
            "topics rename maps old",
            "content/topics/old.md:2:8: there is a topic 'Something' already",
            "to make one of both: sitegen topics merge Maps Something",
        ),
        (
            "mv resources/aa.md resources/c.md",
            "there is no file resources/aa.md in content/",
            "name one file that ends with .md",
        ),
        (
            "mv resources/abuot resources/c.md",
            "there is no file resources/abuot in content/: did you mean content/about.md?",
            "name one file that ends with .md",
        ),
        (
            "mv topics/maps.md topics/c.md",
            "content/topics/maps.md is no resource",
            "a topic's file is moved by: sitegen topics rename",
        ),
        (
            "mv resources/a.md help/a.md",
            "content/help/a.md would not be a resource any more, as content/resources/a.md is",
            _PLACE,
        ),
        (
            "mv about.md resources/about.md",
            "content/resources/about.md would not be an article any more, as content/about.md is",
            _PLACE,
        ),
        ("mv resources/a.md ../a.md", "../a.md is no place for a page", "name a path in content/"),
        (
            "mv resources/a.md resources/_a.md",
            "resources/_a.md is no place for a page",
            "name a path in content/",
        ),
        (
            "mv resources/a.md resources/A.md",
            "only capitals tell /resources/A/ from /resources/a/, so that can't lead on",
            "choose another name, or rename the file by hand if nobody has the old address",
        ),
        ("mv resources/a.md resources/b.md", "content/resources/b.md: it is there already", ""),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    site: Folder, capsys: pytest.CaptureFixture[str], words: str, told: str, hint: str
) -> None:
    site.write("content/topics/old.md", "---\ntitle: Something\n---\n")
    before = tree(site.root)
    assert run(site, *shlex.split(words)) == 1
    remedy = f"\n  hint: {hint}" if hint else ""
    assert capsys.readouterr() == ("", f"sitegen: {told}{remedy}\n")
    assert tree(site.root) == before


@pytest.mark.parametrize(
    ("path", "text", "words", "told"),
    [
        (
            "content/resources/c.md",
            "title: x\n",
            "topics merge service maps",
            (
                "content/resources/c.md:1:1: the file has no front matter\n"
                f"  hint: mend this first, as it may name what is to change; {_CHECK}"
            ),
        ),
        (
            "content/topics/c.md",
            "---\ntitle: 'x\n---\n",
            "topics rename x y",
            (
                "content/topics/c.md:2:8: the quote that opens here is never closed\n"
                f"  hint: mend this first, as it may name what is to change; {_CHECK}"
            ),
        ),
        (
            "content/resources/c.md",
            resource("C", date="soon", topic="desk"),
            "topics merge service maps",
            (
                "content/resources/c.md:4:7: 'date' must be a date, not 'soon'\n"
                f"  hint: mend this first, as the file has to be changed; {_CHECK}"
            ),
        ),
        (
            "site.yaml",
            f"{SETTINGS}fields:\n  topic: {{default: desk}}\n",
            "topics merge service maps",
            (
                "content/resources/c.md has its topic from 'default' under 'fields' in site.yaml\n"
                "  hint: write the other topic there first, then run this again"
            ),
        ),
        (
            "content/topics/service.md",
            "---\ntitle: Service\ndraft: true\n---\n",
            "topics merge maps service",
            (
                "readers would find nothing at /topics/maps/ any more\n"
                "  hint: publish first what is to take its place"
            ),
        ),
        (
            "content/topics/service.md",
            "---\ntitle: Service\n---\n[^1]\n\n[^1]: One\n",
            "topics merge maps service",
            (
                "content/topics/maps.md:5:1: this introduction and that of "
                "content/topics/service.md can't become one by themselves\n"
                "  hint: move what is to stay there by hand, then try again"
            ),
        ),
        (
            "content/topics/top.md",
            "---\ntitle: Top\nbroader: maps\n---\n",
            "topics merge service top",
            (
                "content/topics/maps.md:3:10: this would be wrong then: 'broader' leads in a "
                "circle: Maps → Top → Maps\n"
                "  hint: take 'broader' out of one of them"
            ),
        ),
        (
            "content/about.md",
            "---\ntitle: A\nbroader: x\n---\n[a](resources/a.md)",
            "mv resources/a.md resources/d.md",
            (
                "content/about.md:3:1: unknown field 'broader'\n"
                f"  hint: mend this first, as the file has to be changed; {_CHECK}"
            ),
        ),
        (
            "site.yaml",
            "title: T\n",
            "topics",
            None,
        ),
    ],
)
def test_what_is_in_the_way_is_told_with_its_place(  # as the arguments are the table's columns
    site: Folder,
    capsys: pytest.CaptureFixture[str],
    path: str,
    text: str,
    words: str,
    told: str | None,
) -> None:
    site.write("content/resources/c.md", "---\ntitle: C\ntype: News\ndate: 2015-09-23\n---\n")
    maps = "---\ntitle: Maps\nbroader: service\n---\n\nText[^1]\n\n[^1]: Two\n"
    site.write("content/topics/maps.md", maps)
    if path != "site.yaml":
        site.write("content/resources/c.md", resource("C", topic="maps"))
    site.write(path, text)
    before = tree(site.root)
    assert run(site, *shlex.split(words)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert told is None or err == f"sitegen: {told}\n"
    assert tree(site.root) == before


def test_settings_that_are_not_there_or_no_site_are_told(
    site: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.remove("site.yaml")
    assert run(site, "topics") == 1
    assert "site.yaml:1:1: error[settings-missing]" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert main(["topics", "--root", str(tmp_path / "empty")]) == 1
    assert "has no folder 'content'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (
            "merge",
            "name two topics, as in: sitegen topics merge 'patron service' 'customer service'",
        ),
        (
            "rename",
            "name a topic and its new name, as in: sitegen topics rename maps 'maps and plans'",
        ),
    ],
)
def test_two_names_are_asked_for(
    site: Folder, capsys: pytest.CaptureFixture[str], action: str, told: str
) -> None:
    assert run(site, "topics", action, "maps") == 2
    assert capsys.readouterr().err == f"sitegen: {told}\n"


def test_a_dry_run_says_how_much_would_be_changed(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(site.root)
    assert run(site, "mv", "resources/b.md", "resources/c.md", "--dry-run") == 0
    assert capsys.readouterr().out.endswith("4 files would be changed; nothing was written\n")
    assert tree(site.root) == before
