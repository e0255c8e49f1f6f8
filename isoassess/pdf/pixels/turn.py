"""PDFium serves one thread at a time: whoever calls it holds this meanwhile."""

import threading

PDFIUM = threading.Lock()
