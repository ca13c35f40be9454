"""What may be done with a claim, and by whom: pure rules."""
