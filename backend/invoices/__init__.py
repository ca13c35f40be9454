"""票夹: the invoice table, its identity, its five states, search."""
