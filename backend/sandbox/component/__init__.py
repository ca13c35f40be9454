"""沙箱: a pretend tax device behind a pretend vendor component, by XML business calls."""
