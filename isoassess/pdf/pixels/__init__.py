"""What becomes pixels, by PDFium."""
