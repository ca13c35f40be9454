"""What the routes of notify take and give."""
