"""Importing this first lets Python look for garbage seldom: while the libraries load there is none, and looking again and again
through all that was loaded takes an eighth of what one report costs. What runs for long collects by itself (`collecting`).
"""

from __future__ import annotations

import gc

SELDOM = (300_000, 20, 20)
"""New objects until Python looks through them, and how often it does so before it looks through the older ones."""

gc.set_threshold(*SELDOM)
