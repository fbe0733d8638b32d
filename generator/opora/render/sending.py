"""Where a finished file is sent: the forge's page for a new file, and a mailbox."""

from dataclasses import dataclass
from typing import Literal

ForgeName = Literal["github", "gitlab", "gitea", ""]
"""How a forge writes its addresses; `gitea` is Forgejo too; empty where no forge is known."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Where contributors send a file.

    `repository` is the address of the repository in the forge, without a slash at the end;
    `branch` the one to which files are proposed; `folder` the content folder within it, with a
    slash at the end; `mail` a mailbox. Each may be empty.
    """

    forge: ForgeName = ""
    repository: str = ""
    branch: str = "main"
    folder: str = "content/"
    mail: str = ""

    @property
    def edit_url(self) -> str:
        """The forge's editor with `{path}` for a file below the content folder, or nothing."""
        verb = {"github": "edit", "gitlab": "-/edit", "gitea": "_edit", "": ""}[self.forge]
        if not verb:
            return ""
        return f"{self.repository}/{verb}/{self.branch}/{self.folder}{{path}}"
