"""Many reports: each is a `Job`, a pure function from data to bytes, handed to whoever has a free core.

Who that is, is a seam: a `concurrent.futures.Executor`. This process for a few reports, worker processes of this
machine, or a Dask cluster. The files are stored by the one who hands out the jobs; a worker never sees the output folder.
"""

from fupin_reports.jobs.batch import Finished, carry_out
from fupin_reports.jobs.bundle import Bundler
from fupin_reports.jobs.crew import Crew, local_crew
from fupin_reports.jobs.job import Done, Job, Shared
from fupin_reports.jobs.stop import Stop

__all__ = ["Bundler", "Crew", "Done", "Finished", "Job", "Shared", "Stop", "carry_out", "local_crew"]
