import pytest

from sitegen.cleaning import clean
from sitegen.removals import has_raw_html, lost_address, removals


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>a</p>", ()),
        ("<p>a<br />b <IMG SRC='a.png' ALT=b /></p>", ()),
        ("<script>if (a<b) { '<i onclick=x>' }</script>", ("<script>",)),
        ("<STYLE>p{}</style><p>a", ("<style>",)),
        ("<script>never closed <b>", ("<script>",)),
        ("<!-- <script> --> a <!-- <b>", ()),
        ("<iframe src=a width=1></iframe><iframe>", ("<iframe>",)),
        ("write to <your name>", ("<your>",)),
        ("<form><b>a</b><button>b</button></form>", ("<button>", "<form>")),
        ("<p onclick=x STYLE='a' data-b=\"c\">", ("data-b=", "onclick=", "style=")),
        ("<p hidden foo>", ("foo=", "hidden=")),
        ('<p title="it"s" @a b:c.d=e>', ("@a=", "b:c.d=", 's"=')),
        ("<p title='a > b' onclick='c'>", ("onclick=",)),
        ("<p class=site-x>a</p><p class=b>c</p>", ("class=",)),
        ("<p class='site-x b'>a</p>", ()),
        ("<p id=site-x>a</p>", ("id=",)),
        ("<td>no table</td>", ("<td>",)),
        ("<table><tr><td align=left><td align=top></table>", ("align=",)),
        ('<a href="javascript:x">a</a><a href=" DATA:y">', ("data:", "javascript:")),
        ('<a href="b.md">a</a><a href="JAVASCRIPT&colon;x">', ("javascript:",)),
        ('<a href="https://not one/">a</a>', ("https://not one/",)),
        ('<img src="data:image/png;base64,x" alt="a">', ("data:",)),
        ('<a href="#a" data-footnote-ref>1</a>', ()),
        ("<input type=text value=a>", ("type=", "value=")),
        # what a parser takes for tags, and only that
        ("<!--><b onclick=x>", ("onclick=",)),
        ("<!--a--!><b onclick=x>", ("onclick=",)),
        ("<![CDATA[<b onclick=x>", ()),
        ("</b onclick=x>", ()),
        ("<textarea><b onclick=x></textarea>", ("<textarea>",)),
        ("<noscript><b onclick=x></noscript>", ("<noscript>",)),
        ("<p title='<b onclick=x>'>", ()),
        ("<svg><a xlink:href='javascript:x'>b</a></svg>", ("<a>", "<svg>")),
        ("<iframe src=https://a.org/ width=1></iframe>", ("<iframe>",)),
        ("<p a=b>c</p><x-y a=b>d</x-y>", ("<x-y>", "a=")),
        ('<p "never closed', ()),
        ("<p 'never closed", ()),
        ("<body onload=x><td><!-- <tr> -->", ("<body>", "<td>")),
        # addresses as browsers read them
        ("<a href='java&#10;scr&Tab;ipt:x'>a</a>", ("javascript:",)),
        ("<a href='&#1; \x0bDATA:x'>a</a>", ("data:",)),
        ("<a href='b.md?src=http://[&href=c'>a</a>", ()),
        ("<a data-href=b HREF=c>a</a>", ("data-href=",)),
        ("a < b", ()),
    ],
)
def test_what_cleaning_took_away(html: str, names: tuple[str, ...]) -> None:
    assert removals(html, clean(html)) == names


@pytest.mark.parametrize(
    "source",
    ["a <b>c</b>", "<your name>", "text\n{: .k }", "# H {#id}", "*a*{onclick=x}", "{:#a}"],
)
def test_sources_that_may_hold_html(source: str) -> None:
    assert has_raw_html(source)


@pytest.mark.parametrize(
    "source",
    [
        "a < b > c",
        "<https://example.org>",
        "{{ a.b }}",
        "{% a=b %}",
        "{draft}",
        "{# note #}",
        "a=b",
    ],
)
def test_sources_that_hold_none(source: str) -> None:
    assert not has_raw_html(source)


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        ("<a>x</a>", True),
        ('<a title="t">x</a>', True),
        ('<img alt="a">', True),
        ('<a href="b.md">x</a><img alt="a" src="b.png"><abbr>c</abbr>', False),
    ],
)
def test_a_link_or_a_picture_without_an_address(html: str, lost: bool) -> None:  # noqa: FBT001  # a table's column
    assert lost_address(html) is lost
