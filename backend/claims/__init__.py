"""报销: expense claims, their rules, approval, payment and what comes of them."""
