"""Rule V56: what images and documents tell besides what one sees. Pure: bytes in, words out."""

from opora.privacy.metadata.fact import Fact, Hidden
from opora.privacy.metadata.hidden import hidden_in

__all__ = ["Fact", "Hidden", "hidden_in"]
