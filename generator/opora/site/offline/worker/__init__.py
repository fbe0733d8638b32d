"""What the browser keeps of the site, and the service worker that keeps it."""

from opora.site.offline.worker.writing import LIST_URL, WORKER_URL, goodbye, write_worker

__all__ = ["LIST_URL", "WORKER_URL", "goodbye", "write_worker"]
