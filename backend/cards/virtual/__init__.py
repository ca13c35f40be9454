"""A pretend user card, its register and its bureau's keys: for tests and the labelled sandbox.

The drivers of real cards may not import this room (a contract checks it).
"""
