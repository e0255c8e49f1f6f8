"""From blocks to a PDF that is archivable and readable for everybody; no word of a standard is known here."""
