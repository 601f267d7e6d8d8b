"""Set-up: from a bare machine to one that can build reports. Run as `python3 -m fupin_reports.setup`.

Standard library only, because it runs before anything is installed. Nothing here is imported by the reports' own flow.
"""
