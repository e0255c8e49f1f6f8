"""IsoAssess: which ISO 9000 standard fits a firm, how ready it is for a certificate, what to do next."""

__version__ = "0.1.0"
