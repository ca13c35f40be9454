"""票卡通: collect, verify and reimburse invoices; the floors of the house are in pyproject.toml."""
