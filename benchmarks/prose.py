"""Prose: titles, sentences and Markdown blocks that are shaped as editors' are."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from benchmarks.dice import Dice

Link = Callable[[], str]
"""Gives the Markdown of a link to some other resource."""

_NOUNS = (
    *("archive", "atlas", "award", "bibliography", "branch", "budget", "calendar", "catalogue"),
    *("checklist", "classroom", "collection", "community", "course", "database", "desk", "draft"),
    *("evening", "exhibition", "exercise", "family", "film", "framework", "glossary", "grant"),
    *("handout", "index", "interview", "journal", "keyboard", "lesson", "licence", "loan"),
    *("manuscript", "map", "meeting", "newcomer", "newspaper", "notebook", "partner", "patron"),
    *("photograph", "podcast", "policy", "portal", "question", "reader", "record", "recording"),
    *("register", "report", "room", "scanner", "school", "service", "shelf", "standard", "story"),
    *("student", "survey", "teacher", "template", "thesaurus", "tutorial", "visitor", "volunteer"),
)
_ADJECTIVES = (
    *("accessible", "annual", "bilingual", "brief", "careful", "careless", "clear", "complete"),
    *("curious", "detailed", "early", "electronic", "familiar", "free", "friendly", "historical"),
    *("independent", "local", "longer", "modest", "national", "new", "official", "older", "open"),
    *("patient", "plain", "practical", "printed", "public", "quiet", "rare", "recent", "regional"),
    *("reliable", "rural", "shared", "simple", "small", "technical", "thorough", "useful"),
)
_VERBS = (
    *("answers", "arranges", "borrows", "brings together", "checks", "collects", "compares"),
    *("corrects", "describes", "digitises", "explains", "finds", "gathers", "introduces", "keeps"),
    *("lends", "lists", "measures", "names", "opens", "orders", "plans", "prepares", "preserves"),
    *("questions", "records", "repairs", "reviews", "shows", "sorts", "supports", "translates"),
)
_PLACES = (
    *("after the first year", "at the desk", "before closing time", "beside the entrance"),
    *("during the summer", "for most of us", "in a small town", "in many languages", "in one hour"),
    *("in plain language", "on a quiet afternoon", "on any device", "step by step"),
    *("to everyone's surprise", "with little money", "with the whole team", "without any training"),
)
_JOINTS = (", and ", ", but ", ", while ", "; ", ", so that ", ", because ", " where ", " when ")
_ACTS = (
    *("Arranging", "Borrowing", "Choosing", "Cleaning", "Describing", "Explaining", "Finding"),
    *("Keeping", "Lending", "Making", "Mapping", "Measuring", "Opening", "Planning", "Preserving"),
    *("Reading", "Recording", "Repairing", "Sharing", "Teaching", "Translating", "Writing"),
)
_CODE = ("title", "dc:creator", 'lang="fr"', "robots.txt", "MARC 245 $a", "--help", "CSV", "UTF-8")
_ENDINGS = (
    ("x", "xes"),
    ("ch", "ches"),
    ("shelf", "shelves"),
    ("ey", "eys"),
    ("us", "i"),
    ("y", "ies"),
    ("s", "ses"),
    ("", "s"),
)
_HOSTS = ("example.org", "www.example.com", "learn.example.net", "docs.example.edu", "example.gov")


def title(dice: Dice) -> str:
    """Write a title in headline style; one in eight has a subtitle after a colon."""
    thing, other = _plural(dice).title(), _plural(dice).title()
    main = dice.pick(
        (
            f"{dice.pick(_ACTS)} {thing}",
            f"{dice.pick(_ACTS)} {dice.pick(_ADJECTIVES).title()} {thing} and {other}",
            f"The {dice.pick(_ADJECTIVES).title()} Guide to {thing}",
            f"What {thing} Tell Us About {other}",
            f"{dice.pick(_ADJECTIVES).title()} {thing} for {other}",
        )
    )
    return f"{main}: {dice.pick(_ACTS)} {other}" if dice.falls(1 / 8) else main


def address(dice: Dice, number: int) -> str:
    """Write the address of something elsewhere; the number keeps it apart from all others."""
    return f"https://{dice.pick(_HOSTS)}/{_plural(dice)}/{dice.pick(_NOUNS)}-{number}.html"


def sentences(dice: Dice, count: int) -> str:
    """Write plain sentences without any markup."""
    return " ".join(_sentence(dice, _phrase) for _ in range(count))


def body(dice: Dice, link: Link) -> str:
    """Write one to six blocks of Markdown, 1.5 kB on average, the first of them a paragraph."""

    def decorated(dice: Dice) -> str:
        return _decorated(dice, link)

    kinds = (_paragraph, *(dice.weigh(_BLOCKS, _CHANCES) for _ in range(dice.below(6))))
    return "\n\n".join(kind(dice, decorated) for kind in kinds) + "\n"


_INITIAL = re.compile("[a-zA-Z]")
_Phrase = Callable[[Dice], str]
_Block = Callable[[Dice, _Phrase], str]


def _phrase(dice: Dice) -> str:
    if dice.falls(0.5):
        return f"the {dice.pick(_ADJECTIVES)} {dice.pick(_NOUNS)}"
    return f"{dice.pick(('every', 'each', 'the', 'your', 'one'))} {dice.pick(_NOUNS)}"


def _plural(dice: Dice) -> str:
    noun = dice.pick(_NOUNS)
    one, many = next(pair for pair in _ENDINGS if noun.endswith(pair[0]))
    return noun.removesuffix(one) + many


def _decorated(dice: Dice, link: Link) -> str:
    """Write a phrase, one in seven with markup; one in fifty leads to another resource."""
    plain = _phrase(dice)
    chance = dice.below(100)
    if chance < 2:  # noqa: PLR2004  # percentages read best where they divide
        return link()
    if chance < 5:  # noqa: PLR2004  # in a hundred
        return f"[{plain}]({address(dice, dice.below(10**6))})"
    if chance < 10:  # noqa: PLR2004  # in a hundred
        return f"*{plain}*"
    if chance < 12:  # noqa: PLR2004  # in a hundred
        return f"**{plain}**"
    return f"the field `{dice.pick(_CODE)}`" if chance < 14 else plain  # noqa: PLR2004  # in a hundred


def _clause(dice: Dice, phrase: _Phrase) -> str:
    place = f" {dice.pick(_PLACES)}" if dice.falls(0.4) else ""
    return f"{phrase(dice)} {dice.pick(_VERBS)} {phrase(dice)}{place}"


def _sentence(dice: Dice, phrase: _Phrase) -> str:
    text = _clause(dice, phrase)
    if dice.falls(0.5):
        text += dice.pick(_JOINTS) + _clause(dice, phrase)
    return _INITIAL.sub(lambda letter: letter[0].upper(), text, count=1) + "."


def _paragraph(dice: Dice, phrase: _Phrase) -> str:
    return _wrapped(" ".join(_sentence(dice, phrase) for _ in range(dice.between(3, 8))))


def _wrapped(text: str) -> str:
    """Break lines at about 90 characters, as many editors do."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > 90:  # noqa: PLR2004  # characters of a line
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join((*lines, line))


def _items(dice: Dice, phrase: _Phrase, marks: Iterator[str]) -> str:
    number = dice.between(3, 7)
    return "\n".join(
        f"{mark} {_sentence(dice, phrase)}" for mark, _ in zip(marks, range(number), strict=False)
    )


def _bullets(dice: Dice, phrase: _Phrase) -> str:
    return _items(dice, phrase, iter(["-"] * 9))


def _steps(dice: Dice, phrase: _Phrase) -> str:
    return _items(dice, phrase, (f"{number}." for number in range(1, 10)))


def _quote(dice: Dice, phrase: _Phrase) -> str:
    text = " ".join(_sentence(dice, phrase) for _ in range(dice.between(1, 3)))
    return "\n".join(f"> {line}" for line in _wrapped(text).split("\n"))


def _heading(dice: Dice, phrase: _Phrase) -> str:
    return f"## {dice.pick(_ACTS)} {_plural(dice)}\n\n{_paragraph(dice, phrase)}"


def _table(dice: Dice, phrase: _Phrase) -> str:
    rows = (
        f"| {phrase(dice)} | {dice.between(1, 400)} | {dice.pick(_PLACES)} |"
        for _ in range(dice.between(3, 6))
    )
    return "\n".join(("| What | How many | When |", "|---|---:|---|", *rows))


def _code(dice: Dice, phrase: _Phrase) -> str:
    del phrase
    lines = (
        f'{dice.pick(_NOUNS)}.{dice.pick(_NOUNS)} = "{dice.pick(_ADJECTIVES)}"  # <{number}>'
        for number in range(dice.between(2, 6))
    )
    return "\n".join(("```", *lines, "```"))


_BLOCKS: tuple[_Block, ...] = (_paragraph, _bullets, _steps, _quote, _heading, _table, _code)
_CHANCES = tuple(accumulate((50.0, 14.0, 6.0, 8.0, 16.0, 3.0, 3.0)))
