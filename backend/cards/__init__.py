"""Tax-control devices: the user card behind a PC/SC reader, and what stands in for one."""
