"""What the browser keeps of the site, and the service worker that keeps it."""

from opora.site.offline.worker.writing import (
    LIST_URL,
    WORKER_URL,
    Worker,
    goodbye,
    hash_of_content,
    worker,
)

__all__ = ["LIST_URL", "WORKER_URL", "Worker", "goodbye", "hash_of_content", "worker"]
