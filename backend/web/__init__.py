"""Flask helpers shared by every feature: problems, paging, idempotency, the built web client."""
