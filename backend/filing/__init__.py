"""征期: filing deadlines and working days."""
