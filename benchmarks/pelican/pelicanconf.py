"""Equal work: what the README of benchmarks/ lists, and nothing beside it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

SITENAME = "Resources for Library Staff"
SITEURL = "https://example.org"
SITESUBTITLE = "Courses, standards and guides, described by library staff for library staff."
PUBLISHER = "Library Staff Development"
CONTACT = "staff-development@example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
ARTICLE_PATHS = ["resources"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["assets"]
USE_FOLDER_AS_CATEGORY = False
SLUGIFY_SOURCE = "basename"
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
PATH_METADATA = r"(?P<place>.*)\.md"
FORMATTED_FIELDS: list[str] = []  # no contestant reads Markdown in summaries
SUMMARY_MAX_LENGTH = 40  # words, where there is no summary: about 250 characters
SUMMARY_END_SUFFIX = "…"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.fenced_code": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.tables": {},
    },
    "output_format": "html5",
}

ARTICLE_URL = "{place}/"
ARTICLE_SAVE_AS = "{place}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
TAGS_URL = "topics/"
TAGS_SAVE_AS = "topics/index.html"
CATEGORY_URL = "types/{slug}/"
CATEGORY_SAVE_AS = "types/{slug}/index.html"
CATEGORIES_URL = "types/"
CATEGORIES_SAVE_AS = "types/index.html"
RESOURCES_URL = "resources/"
RESOURCES_SAVE_AS = "resources/index.html"
RECENT_SAVE_AS = "recent/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "recent", "resources", "tags", "categories", "sitemap"]
TEMPLATE_EXTENSIONS = [".html", ".xml"]

DEFAULT_PAGINATION = 25
PAGINATED_TEMPLATES = {"resources": None, "tag": None, "category": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_MAX_ITEMS = 30
FEED_ALL_RSS = "feed.xml"
TAG_FEED_RSS = "topics/{slug}/feed.xml"
RSS_FEED_SUMMARY_ONLY = True
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

TERMS = json.loads(Path(__file__).with_name("terms.json").read_text(encoding="utf-8"))

_places: dict[int, int] = {}


def _related(article: T, articles: Sequence[T]) -> Sequence[T]:
    """Give the four next older articles; all are newest first."""
    if not _places:
        _places.update((id(each), at) for at, each in enumerate(articles))
    at = _places[id(article)] + 1
    return articles[at : at + 4]


def _host(address: str) -> str:
    return urlsplit(address).netloc


JINJA_FILTERS = {"related": _related, "host": _host}
