"""Importing this, after all else that workers are to have in common, keeps it out of garbage collection, so that the memory
that it lies in stays one for all processes forked from this one.
"""

from __future__ import annotations

import gc

gc.freeze()
