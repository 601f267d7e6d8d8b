"""Why the operating system refuses a file, in Chinese: its own words are English, or in the language of its installation."""

from __future__ import annotations

import errno

REASONS = {  # by name: not every system has every one
    "ENOENT": "没有这个文件或文件夹",
    "EISDIR": "同名的是文件夹，不是文件",
    "ENOTDIR": "路径中间的一级是文件，不是文件夹",
    "EEXIST": "已经有同名的文件",
    "ENOTEMPTY": "文件夹里还有东西",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘的配额用完了",
    "EFBIG": "文件太大",
    "ENAMETOOLONG": "文件名太长",
    "EINVAL": "文件名里有系统不许用的字",
    "EIO": "磁盘读写出错",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "ELOOP": "快捷链接绕成了圈",
    "EXDEV": "跨了磁盘",
}


def reason(error: OSError) -> str:
    """The reason as a clerk can read it; by its name and number where it is a rare one."""
    name = errno.errorcode.get(error.errno or 0, "") or type(error).__name__
    return REASONS.get(name) or f"系统报错（{name}{'' if error.errno is None else f' {error.errno}'}）"
