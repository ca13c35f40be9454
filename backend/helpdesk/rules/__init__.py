"""Pure rules of tickets: who may do what when, and what of a text must not travel."""
