"""What makes a PDF readable for everybody and for a long time: PDF/UA-1 and PDF/A-2a on top of ReportLab."""
