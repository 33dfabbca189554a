"""References: what libraries and reference managers ask of a thing that is cited."""

from sitegen.model import Resource

_DCMI = {
    "Text": "Article BlogPosting Book Chapter Course DigitalDocument FAQPage HowTo "
    "LearningResource Legislation Manuscript NewsArticle Periodical PresentationDigitalDocument "
    "Quiz Report Review ScholarlyArticle SocialMediaPosting TechArticle TextDigitalDocument Thesis "
    "WebPage",
    "MovingImage": "Movie VideoObject",
    "Sound": "AudioObject PodcastEpisode PodcastSeries",
    "StillImage": "ImageObject Map Photograph",
    "Event": "BusinessEvent EducationEvent Event ExhibitionEvent Festival SocialEvent",
    "Software": "SoftwareApplication SoftwareSourceCode WebApplication",
    "Dataset": "Dataset SpreadsheetDigitalDocument",
    "Collection": "Collection DataCatalog",
    "InteractiveResource": "Game",
    "Service": "Service",
}
_ZOTERO = {
    "artwork": "ImageObject Photograph",
    "audioRecording": "AudioObject",
    "blogPost": "BlogPosting",
    "book": "Book",
    "bookSection": "Chapter",
    "computerProgram": "SoftwareApplication SoftwareSourceCode WebApplication",
    "dataset": "Dataset",
    "document": "DigitalDocument SpreadsheetDigitalDocument TextDigitalDocument",
    "film": "Movie",
    "forumPost": "SocialMediaPosting",
    "journalArticle": "ScholarlyArticle",
    "magazineArticle": "Article TechArticle",
    "manuscript": "Manuscript",
    "map": "Map",
    "newspaperArticle": "NewsArticle",
    "podcast": "PodcastEpisode",
    "presentation": "PresentationDigitalDocument",
    "report": "Report",
    "statute": "Legislation",
    "thesis": "Thesis",
    "videoRecording": "VideoObject",
}
_CSL = {
    "artwork": "graphic",
    "audioRecording": "song",
    "blogPost": "post-weblog",
    "bookSection": "chapter",
    "computerProgram": "software",
    "film": "motion_picture",
    "forumPost": "post",
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "podcast": "song",
    "presentation": "speech",
    "statute": "legislation",
    "videoRecording": "motion_picture",
}
"""What the Citation Style Language calls Zotero's types, where the two differ."""


def _turned(names: dict[str, str]) -> dict[str, str]:
    return {schema: name for name, schemas in names.items() for schema in schemas.split()}


_DCMI_OF, _ZOTERO_OF = _turned(_DCMI), _turned(_ZOTERO)


def dcmi_type(schema: str) -> str:
    """Name a type in the DCMI Type Vocabulary; empty where it has none."""
    return _DCMI_OF.get(schema, "")


def zotero_type(schema: str) -> str:
    """Name the item type of Zotero; what has none is a page on the web."""
    return _ZOTERO_OF.get(schema, "webpage")


def csl_type(schema: str) -> str:
    """Name the type of the Citation Style Language; what has none is a page on the web."""
    kind = zotero_type(schema)
    return _CSL.get(kind, kind)


def published_on(resource: Resource) -> str:
    """Say when a thing was published, as exactly as that is known.

    What is published here and nowhere else was published on the day that it was added.
    """
    if resource.published or resource.link or not resource.date:
        return resource.published
    return resource.date.day.isoformat()
