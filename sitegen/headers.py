"""What servers should say of pages, so that browsers hold them to what they need."""

from sitegen.citation_links import FORMS
from sitegen.settings import HtmlSetting

_PLAYERS = frozenset({"audio", "video"})
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' https:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What every page satisfies (Content Security Policy 3); pictures in texts may lie elsewhere."""


def content_policy(html: HtmlSetting) -> str:
    """Write the policy that all pages of a site satisfy, and nothing that it hasn't allowed."""
    policy = dict(_POLICY)
    if not _PLAYERS.isdisjoint(html.allow):
        policy["media-src"] = "'self' https:"
    if html.frames:
        policy["frame-src"] = " ".join(f"https://{host}" for host in html.frames)
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def security_headers(html: HtmlSetting) -> dict[str, str]:
    """Name the headers that make browsers careful, and give their values."""
    return {
        "Content-Security-Policy": content_policy(html),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def headers_file(html: HtmlSetting) -> bytes:
    """Write ``_headers``, which Cloudflare Pages, Netlify and others read.

    Few hosts know the media types of citations, by which browsers choose a reference manager.
    """
    lines = (f"  {name}: {value}\n" for name, value in security_headers(html).items())
    types = (f"/*{each.ending}\n  Content-Type: {each.served}\n" for each in FORMS)
    return "".join((f"/*\n{''.join(lines)}", *types)).encode()
