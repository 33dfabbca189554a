"""Links whose address is a shortcode are drawn as links in either dialect, and lead nowhere."""

import pytest

from sitegen.markup import convert


@pytest.mark.parametrize("dialect", ["gfm", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            'Go [there]({{< ref "x" >}}) now',
            '<p>Go <a href="{{&lt; ref &quot;x&quot; &gt;}}">there</a> now</p>',
        ),
        (
            "![a map]({{< img >}})",
            '<p><img src="{{&lt; img &gt;}}" alt="a map" loading="lazy"></p>',
        ),
        ("[*so*]({{% a %}})", '<p><a href="{{% a %}}"><em>so</em></a></p>'),
        ("`[a]({{< b >}})`", "<p><code>[a]({{&lt; b &gt;}})</code></p>"),
        ("    [a]({{< b >}})", "<pre><code>[a]({{&lt; b &gt;}})\n</code></pre>"),
        ("[a] ({{ b }})", "<p>[a] ({{ b }})</p>"),
    ],
)
def test_drawn(dialect: str, text: str, html: str) -> None:
    assert convert(text, dialect, ()).html == html
