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


def _turned(names: dict[str, str]) -> dict[str, str]:
    return {schema: name for name, schemas in names.items() for schema in schemas.split()}


_DCMI_OF, _ZOTERO_OF = _turned(_DCMI), _turned(_ZOTERO)


def dcmi_type(schema: str) -> str:
    """Name a type in the DCMI Type Vocabulary; empty where it has none."""
    return _DCMI_OF.get(schema, "")


def zotero_type(schema: str) -> str:
    """Name the item type of Zotero; what has none is a page on the web."""
    return _ZOTERO_OF.get(schema, "webpage")


def published_on(resource: Resource) -> str:
    """Say when a thing was published, as exactly as that is known.

    What is published here and nowhere else was published on the day that it was added.
    """
    if resource.published or resource.link or not resource.date:
        return resource.published
    return resource.date.day.isoformat()
