"""What the routes of clearing take and give."""
