"""Templates as papers: blank, and filled in by the guide to a risk factor."""

from opora.render.papers.examples import example_pages, example_url, examples_of
from opora.render.papers.files import PaperFile, paper_files

__all__ = ["PaperFile", "example_pages", "example_url", "examples_of", "paper_files"]
