"""查验: ask the tax authority about invoices through providers; attempts, verdicts, retry plan."""
