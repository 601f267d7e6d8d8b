"""The code of templates by name and text: compiled once a process, and kept from process to process where Python keeps the code
of this module, in `__pycache__`. Compiling takes a tenth of what one report costs.

Where Python may not write there, or is told not to, every process compiles for itself.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha1
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """In memory, and below `folder`, a file for each name of a template, which holds the last text that it had."""

    def __init__(self, folder: Path | None, compilers: str) -> None:
        self._folder, self._compilers = folder, compilers
        self._codes: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name within its folder: what a template says is the same wherever the folder lies."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Of the text and of what compiles it."""
        return super().get_source_checksum(f"{self._compilers}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of that very text, if it was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._folder is not None:
            bucket.code = code_in(self._file(bucket, self._folder), bucket.checksum.encode())
            if bucket.code is not None:
                self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code."""
        if bucket.code is None:
            return
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if self._folder is not None:
            with suppress(OSError):
                self._write(bucket, self._folder)

    def _write(self, bucket: Bucket, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        file = self._file(bucket, folder)
        new = file.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(bucket.checksum.encode() + marshal.dumps(bucket.code))
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)

    def _file(self, bucket: Bucket, folder: Path) -> Path:
        return folder / f"template-{sha1(bucket.key.encode()).hexdigest()[:16]}.{sys.implementation.cache_tag}.pyc"


def code_in(file: Path, checksum: bytes) -> CodeType | None:
    """The code that was written for that checksum; None for another one, or where there is none that can be read."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        content = file.read_bytes()
        if content.startswith(checksum):
            code = marshal.loads(memoryview(content)[len(checksum) :])
            return code if isinstance(code, CodeType) else None
    return None


@cache
def compiled(environment: str) -> Compiled:
    """What has been compiled so far: compiling depends on nothing but name, text and `environment`, the file that says what
    templates are compiled in, so every report can share it.
    """
    folder = None if sys.dont_write_bytecode else Path(cache_from_source(__file__)).parent
    return Compiled(folder, " ".join((MAGIC_NUMBER.hex(), *map(version, (compiler.__file__, environment)))))


def version(file: str) -> str:
    """A source file by its size and time, as Python tells whether it has compiled it."""
    status = Path(file).stat()
    return f"{status.st_size} {status.st_mtime_ns}"
