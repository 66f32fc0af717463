"""What may be wrong with an article's file, told by name, reason and remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why; the rest of its folder was."""

    file: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}; {self.remedy}"


class UnreadableArticle(ValueError):
    """The file cannot become an article."""

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file}: {reason}; {remedy}")
        self.skipped = Skipped(file, reason, remedy)
