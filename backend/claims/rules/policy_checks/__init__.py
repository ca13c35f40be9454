"""The checks behind the rules: each takes a claim and a rule's parameters and gives findings."""
