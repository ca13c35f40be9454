"""报销单 on paper: what is printed, how it is set, and what follows the form."""
