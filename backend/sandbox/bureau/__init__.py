"""The pretend tax bureau of clearing, labelled 沙箱: keeps, compares, issues tickets."""
