"""沙箱: a pretend verification provider over real HTTP, with invented invoices of region 99."""
