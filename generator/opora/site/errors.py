from opora.team import WorkError


class SiteError(WorkError):
    """The site was not built; the message tells a person why, in Russian."""


class EngineError(SiteError):
    """MkDocs or Zensical is missing or failed; the published site is as it was."""


class PublishError(SiteError):
    """The place for the site is taken: by another build, a link or a folder that is not ours."""
