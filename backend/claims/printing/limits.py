"""Bounds of printing, known to both sides of the bounded workers."""

from backend.reading.bounded import Limits
from backend.reading.pdf import PdfRules

LONGEST_SIDE = 2600
"""Pixels of a printed picture: 220 dpi on the long side of A4."""
PDF_RULES = PdfRules(max_pages=200, max_side_pt=3400.0)
"""Of one proof; whoever attached a contract may print it."""

TAKING = Limits(cpu_s=20, wall_s=30.0)
SETTING = Limits(cpu_s=60, wall_s=60.0)
BINDING = Limits(cpu_s=60, wall_s=60.0)
SHOWING = Limits(cpu_s=15, wall_s=25.0)

A4 = (595.276, 841.89)
"""Points."""
HALF = (595.276, 420.945)
SLACK = 6.0
"""Points by which a page may be larger than a half and still be taken for one."""
