"""The door of set-up. Written so that an old Python can still read it and say in Chinese that it is too old."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - set-up is started by whatever python3 the machine has
    sys.stderr.write(
        f"错误：当前的 Python 是 {sys.version_info[0]}.{sys.version_info[1]}，需要 3.11 或更新版本。"
        "Debian/Ubuntu 请执行：sudo apt-get update && sudo apt-get install -y python3.11 python3.11-venv\n"
    )
    sys.exit(1)

from fupin_reports.setup.steps import main

sys.exit(main(sys.argv[1:]))
