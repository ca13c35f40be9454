"""What the routes of 报销 take and give."""
