"""收票: what arrives by scan or by hand is read, identified and kept."""
