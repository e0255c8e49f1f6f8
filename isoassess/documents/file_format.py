"""In which formats a document is handed over: a PDF that stays as it is, or for Word to be taken further."""

from enum import StrEnum
from pathlib import Path


class FileFormat(StrEnum):
    """Each by the ending of its files."""

    PDF = "pdf"
    WORD = "docx"

    @classmethod
    def by_ending(cls, path: Path) -> "FileFormat":
        """The format that the name of a file asks for; a PDF where it asks for none."""
        return cls.WORD if path.suffix.lower() == cls.WORD.ending else cls.PDF

    @property
    def ending(self) -> str:
        return f".{self.value}"

    def named(self, name: str) -> str:
        """The name of a PDF as that of a file of this format."""
        return name.removesuffix(FileFormat.PDF.ending) + self.ending
