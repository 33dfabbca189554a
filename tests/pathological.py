"""Texts that take some parser a time that grows faster than their length, unless it is bounded."""

from itertools import product
from string import ascii_lowercase

from msgspec import Struct


class Repeated(Struct, frozen=True):
    """A text that is one thing over and over, with something before and after it."""

    unit: str
    before: str = ""
    after: str = ""

    def text(self, length: int) -> str:
        """Write about so many characters of it."""
        return self.before + self.unit * max(2, length // len(self.unit)) + self.after


class Numbered(Struct, frozen=True):
    """A text in which each repetition has a name of its own, at ``{}``."""

    unit: str
    before: str = ""
    after: str = ""

    def text(self, length: int) -> str:
        """Write about so many characters of it."""
        names = ("".join(letters) for letters in product(ascii_lowercase, repeat=4))
        size = len(self.unit) + 3
        body = "".join(
            self.unit.replace("{}", name)
            for name, _ in zip(names, range(length // size), strict=False)
        )
        return self.before + body + self.after


class Nested(Struct, frozen=True):
    """A text with as many closings as openings."""

    opening: str
    closing: str
    middle: str = "a"

    def text(self, length: int) -> str:
        """Write about so many characters of it."""
        depth = length // len(self.opening + self.closing)
        return self.opening * depth + self.middle + self.closing * depth


class Stairs(Struct, frozen=True):
    """A text each line of which is further in than the one before."""

    step: str
    line: str

    def text(self, length: int) -> str:
        """Write about so many characters of it."""
        lines = int((2 * length / len(self.step)) ** 0.5)
        return "".join(self.step * number + self.line for number in range(lines))


Text = Repeated | Numbered | Nested | Stairs
_TABLE = "|a|b|\n|-|-|\n"

PATHOLOGICAL: dict[str, Text] = {
    # emphasis
    "stars": Repeated("*"),
    "open emphasis": Repeated("*a "),
    "closed emphasis": Repeated("a* "),
    "two kinds of emphasis": Repeated("*a **b "),
    "three kinds of emphasis": Repeated("*a _b **c "),
    "crossed emphasis": Repeated("*a_ "),
    "crossed runs": Repeated("***a** b* "),
    "nested emphasis": Nested("*a **b ", "c** d* "),
    "underscores": Repeated("_"),
    "underscores in words": Repeated("a_b"),
    "tildes": Repeated("~~a "),
    # brackets, links and pictures
    "brackets": Repeated("["),
    "brackets with letters": Repeated("[a "),
    "closing brackets": Repeated("]"),
    "pairs of brackets": Nested("[", "]"),
    "nested links": Nested("[", "](b)"),
    "nested pictures": Nested("![", "](b)"),
    "open links": Repeated("[a]("),
    "open links with spaces": Repeated("[a](b "),
    "open titles": Repeated('[a](b "'),
    "parentheses": Repeated("(", "[a]("),
    "open pictures": Repeated("!["),
    "pictures without an end": Repeated("![a]("),
    "shortcodes without an end": Repeated("[a]({{"),
    "shortcodes with one end": Repeated("[a]({{ b", after="}})"),
    "brackets before a shortcode": Repeated("[", after="a]({{ b }})"),
    "shortcodes and code": Repeated("`a` [a]({{ b }}) "),
    "shortcode and open code": Repeated("<code>", "[a]({{ b }}) "),
    # links by reference
    "references": Repeated("[a][b] "),
    "definitions": Numbered("[{}]: /{}\n"),
    "definitions without address": Repeated("[a]:\n"),
    "definitions on one line": Repeated("[a]: "),
    "uses of a long address": Repeated("[a]", f"[a]: {'x' * 5000}\n\n"),
    "uses of a long title": Repeated("[a] ", f'[a]: /b "{"x" * 5000}"\n\n'),
    "links to other pages": Numbered("[a]({}.md)\n\n"),
    "links that stand everywhere": Repeated("a", "".join(f"[x]({'a' * n})\n\n" for n in range(99))),
    # addresses in text
    "schemes": Repeated("http://"),
    "stops after an address": Repeated(".", "http://a"),
    "parentheses after an address": Repeated(")", "http://a.b"),
    "parentheses in an address": Nested("(", "))", "http://a.b/"),
    "entities after an address": Repeated("&a;", "http://a.b"),
    "semicolons after an address": Repeated(";", "http://a.b"),
    "mail": Repeated("a@"),
    "mail with points": Repeated("a.", after="@b"),
    "mail with hyphens": Repeated("b-", "a@"),
    "addresses in brackets": Repeated("<http://"),
    "mail in brackets": Repeated("<a@"),
    # code
    "backquotes": Repeated("`"),
    "pairs of backquotes": Repeated("`a``b"),
    "more and more backquotes": Stairs("`", " "),
    "backslashes": Repeated("\\"),
    "escaped backquotes": Repeated("\\`"),
    "fences": Repeated("```\n"),
    "open fences": Repeated("```a\n\n"),
    "open fences of tildes": Repeated("~~~a\n"),
    "longer and longer fences": Stairs("`", "\n"),
    "indented code": Repeated("    a\n\n"),
    # quotations and lists
    "quotations": Repeated(">", after="a"),
    "quotations with spaces": Repeated("> ", after="a"),
    "deeper and deeper quotations": Stairs(">", "a\n"),
    "a quotation that goes on": Repeated("b\n", f"{'>' * 50}a\n"),
    "lists in a line": Repeated("- ", after="a"),
    "numbers in a line": Repeated("1. ", after="a"),
    "lists in quotations": Repeated("> - ", after="a"),
    "deeper and deeper lists": Stairs("    ", "- a\n"),
    "deeper and deeper loose lists": Stairs("    ", "- a\n\n"),
    "a flat list": Repeated("- a\n\n"),
    "a list of links": Repeated("- [a](http://b.c) d\n"),
    "one definition after the other": Repeated(": b\n", "a\n"),
    "tasks": Repeated("- [ ] a\n"),
    # headings, rules and tables
    "hashes": Repeated("#"),
    "headings": Repeated("# a\n\n"),
    "underlined headings": Repeated("a\n===\n"),
    "rules": Repeated("---\n"),
    "rows": Repeated("|c|d|\n", _TABLE),
    "short rows": Repeated("|\n", f"{'|a' * 200}\n{'|-' * 200}\n"),
    "pipes in code": Repeated("`a|", f"{_TABLE}|"),
    "escaped pipes": Repeated("\\|", f"{_TABLE}|"),
    "pipes": Repeated("|"),
    # footnotes and attributes
    "footnotes": Numbered("[^{}]: x\n\n"),
    "marks of a footnote": Repeated("[^a] ", after="\n\n[^a]: x\n"),
    "footnotes in footnotes": Repeated("[^a]: "),
    "open marks of footnotes": Repeated("[^"),
    "attributes": Repeated(".a ", "a\n{: ", "}"),
    "attributes without an end": Repeated("*a*{: .b"),
    "spaces before attributes": Repeated(" ", "# a ", "{: .a"),
    # raw HTML
    "blocks": Repeated("<div>"),
    "blocks on lines": Repeated("<div>\n\n"),
    "ends of blocks": Repeated("</div>"),
    "elements left open": Repeated("<b>a\n\n"),
    "elements with titles left open": Numbered("<b title={}>", after="\n\nx" * 500),
    "links left open": Repeated('<a href="x">'),
    "tables in tables": Repeated("<table><tr><td>"),
    "signs": Repeated("<"),
    "tags without an end": Repeated("<a "),
    "tags without an end in a block": Repeated("<a ", "<div "),
    "values without an end": Repeated('<a b="'),
    "other values without an end": Repeated("<a b='c\" "),
    "comments without an end": Repeated("<!-- a "),
    "comments in an open element": Repeated("a <!-- a -->", "<i>" * 100),
    "instructions without an end": Repeated("<? a\n\n"),
    "sections without an end": Repeated("<![CDATA["),
    "scripts": Repeated("<script>"),
    "attributes of an element": Numbered("{}=1 ", "<b ", ">x</b>"),
    "many attributes": Numbered("<b {}=1>x</b> "),
    "many elements": Numbered("<x{}>a</x{}>\n\n"),
    "many schemes": Numbered('<a href="{}:b">x</a> '),
    "SVG": Repeated("<svg>"),
    "MathML": Repeated("<math><mi>"),
    "selects": Repeated("<select><b>"),
    "paragraphs": Repeated("<p>"),
    "items": Repeated("<li>"),
    "rows of HTML": Repeated("<tr><td>a"),
    "crossed elements": Repeated("<b><i></b>"),
    "links in a link": Repeated("http://a.b ", "<a href=x>"),
    # characters
    "one line": Repeated("a"),
    "words": Repeated("word "),
    "spaces": Repeated(" ", "a", "b"),
    "tabs": Repeated("\t", "a", "b"),
    "empty lines": Repeated("\n"),
    "paragraphs of a letter": Repeated("a\n\n"),
    "ampersands": Repeated("&"),
    "open entities": Repeated("&#x"),
    "accents": Repeated("\u0301", "# a"),
    "what the library marks its own with": Repeated("\x02klzzwxh:0000\x03"),
    "the library's place for HTML": Repeated("<div>\x02wzxhzdk:0\x03</div>\n\n"),
}
