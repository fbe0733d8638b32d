"""What made-up records say: whole sentences by factor, and pieces that fit anywhere."""

from opora.demo.phrases.climate import CLIMATE
from opora.demo.phrases.management import MANAGEMENT
from opora.demo.phrases.resources import RESOURCES
from opora.demo.phrases.topic import Topic

TOPICS: dict[str, Topic] = {**RESOURCES, **MANAGEMENT, **CLIMATE}
"""What is said about each factor of the basis catalogue, by its id."""

__all__ = ["TOPICS", "Topic"]
