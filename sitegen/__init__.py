"""Turn a folder of curated resources into a static site."""

__version__ = "0.1.0"
