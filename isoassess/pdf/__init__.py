"""From blocks to a PDF that is archivable and readable for everybody; no word of a standard is known here."""

import threading

ONE_AT_A_TIME = threading.Lock()  # ReportLab keeps its fonts in one place for all threads
