"""清卡: devices, clearing sessions and their steps, journal, reports.

Clearing closes the tax period on a device with the bureau's ticket. Nothing is erased.
"""
