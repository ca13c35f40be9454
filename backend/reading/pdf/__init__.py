"""PDF 发票: its pages as pictures. This package's face needs no pdfium."""

from backend.reading.pdf.value import PdfRefusal, PdfRules

__all__ = ["PdfRefusal", "PdfRules"]
