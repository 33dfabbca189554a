import pytest

from sitegen.plaintext import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>a</p><p>b</p>", "a b"),
        ("<p>a</p>\n\n<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n", "a b c"),
        ("<dl><dt>a</dt><dd>b</dd></dl><h2>c</h2>d", "a b c d"),
        ("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", "a b"),
        ("a<br>b<hr>c", "a b c"),
        ("un<em>believ</em>able <strong>a</strong><code>b</code>", "unbelievable ab"),
        ('H<sub>2</sub>O <a href="x">a</a><span class="k">b</span>', "H2O ab"),
        ("<pre><code>a\n    b c\n</code></pre>", "a b c"),
        ("a  b", "a b"),
        ("a&nbsp;b", "a b"),
        ("a\tb", "a b"),
        ("a     b", "a b"),
        ("a\u200ab", "a\u200ab"),
        ("<p>&nbsp;a&nbsp; </p>", "a"),
        ("1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3"),
        ("&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"),
        ('<p>a <img src="x" alt="no"> b</p>', "a b"),
        ('<li class="task"><input type="checkbox" disabled="" site-label="to_do"> a</li>', "a"),
        (
            (
                '<p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>, b</p>'
                '<section class="footnotes"><ol><li id="fn-1"><p>c&nbsp;'
                '<a href="#fnref-1" class="footnote-backref" site-label="back_to_reference 1">↩</a>'
                '&nbsp;<a href="#fnref-1-2" class="footnote-backref">↩<sup>2</sup></a></p></li>'
            ),
            "a, b c",
        ),
    ],
)
def test_the_text_of_clean_html(html: str, text: str) -> None:
    assert text_of(html) == text
