"""People, roles, companies; who is asking, and may he."""
