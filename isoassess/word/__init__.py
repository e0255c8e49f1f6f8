"""From blocks to a Word document: the same words and figures as on paper; knows no word of a standard."""
