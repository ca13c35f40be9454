"""The book of screens: every screen and state of the client, in three looks, from one list."""
