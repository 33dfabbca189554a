"""Purposes: what each command is for, in a few words and at length."""

from collections.abc import Mapping
from typing import NamedTuple


class Purpose(NamedTuple):
    """What a command is for: in the list of all, and where help is asked for with this one."""

    brief: str
    whole: str


PURPOSES: Mapping[str, Purpose] = {
    "build": Purpose(
        "draw the site",
        "Draw the site in the folder ROOT into its output folder. Pages that haven't changed are "
        "kept. If anything is wrong with the files, all mistakes are listed and the last site "
        "stays as it is.",
    ),
    "publish": Purpose(
        "publish it",
        "Build the site, and publish it in the folder DIR as a new release beside the old ones; "
        "what is served is the link DIR/current, which is swapped at one stroke. The last five "
        "releases are kept. If anything is wrong with the files, nothing is published.",
    ),
    "prove": Purpose(
        "test the last build",
        "Draw the whole site afresh into a scratch folder, and compare that with the output "
        "folder, byte for byte. Files that differ are named, with the reasons. Nothing else is "
        "written.",
    ),
    "check": Purpose(
        "look for mistakes",
        "Look for mistakes as a build does, without writing anything.",
    ),
    "fix": Purpose(
        "mend small mistakes",
        "Mend the mistakes that leave no doubt what was meant: a slip in a field's name, a day "
        "in another notation, a topic's other spelling. Nothing else in the files is touched. "
        "Then look for mistakes as check does.",
    ),
    "serve": Purpose(
        "see the site while writing",
        "Show the site in a browser of this machine while you write, with drafts and what is "
        "dated in the future, both marked. Pages reload when a file is saved; mistakes are shown "
        "above the page, and go when they are mended. Ctrl-C ends it.",
    ),
    "new": Purpose(
        "start a resource's file",
        "Start the file of a resource in content/resources/, with all fields that it must have. "
        "Its name is made from the title. Nothing is overwritten.",
    ),
    "schema": Purpose(
        "tell other programs",
        "Say what the files of the site may hold, for another program: its editor's, a CMS, a "
        "form on GitHub, or for people. It is printed, or written to the place where it is "
        "looked for.",
    ),
    "init": Purpose(
        "start a site",
        "Start a site in the folder DIR with a few sample files to change. Nothing is overwritten.",
    ),
    "explain": Purpose(
        "explain a message",
        "Explain a message by the code in its brackets, such as field-missing.",
    ),
    "links": Purpose(
        "look after links to the web",
        "List the addresses of the web that the site leads to, each with its places. Or take in "
        "what lychee found out about them: that is remembered in links.jsonl, and a link is "
        "called dead after three failures over two weeks. sitegen itself asks nobody.",
    ),
    "topics": Purpose(
        "keep topics in order",
        "List the topics: how many resources name each, its synonyms, and which look alike. With "
        "merge and two names, make one topic of two; with rename, give a topic another name. "
        "Files and links are rewritten, and the old name and address keep leading to the topic.",
    ),
    "mv": Purpose(
        "move a file",
        "Move the file of a resource or an article. Links to it are rewritten, and its old "
        "address leads to the new one. Nothing is overwritten.",
    ),
}
