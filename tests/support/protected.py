"""A password-protected PDF for tests."""

import io

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def protected_pdf(password: str) -> bytes:
    """A page of text that opens with the password only (AES, 256 bits)."""
    plain = io.BytesIO()
    canvas = Canvas(plain)
    canvas.drawString(72, 700, "A page behind a password")
    canvas.save()
    writer = PdfWriter()
    writer.append(PdfReader(plain))
    writer.encrypt(password, algorithm="AES-256")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()
