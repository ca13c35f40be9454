"""Values and rules that everything stands on: standard library only."""
