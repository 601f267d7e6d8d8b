"""Our font files are printed from where they lie: WeasyPrint copies every file of a stylesheet into a folder of its own first,
50 MB for each process, whose pages no other process can share.
"""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint.text import fonts  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint.text.constants import FONTCONFIG_STYLE, FONTCONFIG_WEIGHT  # type: ignore[import-untyped]  # as above
from weasyprint.text.ffi import ffi, fontconfig, pangoft2  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf.swift.replacing import Replacement

SAID = {"src", "font_family", "font_weight", "font_style", "font_feature_settings"}
"""What `css` says of a face, all of it."""
HEAD = b'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'

FontConfiguration = fonts.FontConfiguration
_add = FontConfiguration.add_font_face


def add_font_face(self: Any, rule_descriptors: dict[str, Any], url_fetcher: Any) -> None:
    """As WeasyPrint's, for one OpenType file of this machine that the fetcher lets through."""
    file = file_of(rule_descriptors, url_fetcher)
    if file is None or not added(self, file, rule_descriptors):
        _add(self, rule_descriptors, url_fetcher)


def file_of(said: dict[str, Any], url_fetcher: Any) -> Path | None:
    """The file of a face of which nothing else is said than `css` says, where it may be read, and where fontconfig is told its
    name in the same bytes twice: its rules are UTF-8, and a Chinese folder on a machine that is not has another name in them.
    """
    (kind, url), *others = said["src"]
    file: Path | None = getattr(url_fetcher, "allowed", {}).get(url)
    if file is None or kind != "external" or others or not said.keys() <= SAID:
        return None
    return file if file.as_posix().isascii() or is_utf8() else None


def is_utf8() -> bool:
    """Whether file names are UTF-8 here."""
    return codecs.lookup(fonts.PREFERRED_ENCODING).name == "utf-8" == sys.getfilesystemencoding()


def added(configuration: Any, file: Path, said: dict[str, Any]) -> bool:
    """Makes fontconfig know `file` under the family that is said, before its own; False where that cannot be."""
    path = file.as_posix()
    config = configuration._config
    fontconfig.FcConfigParseAndLoadFromMemory(config, rules(path, said), True)
    if not fontconfig.FcConfigAppFontAddFile(config, path.encode(fonts.PREFERRED_ENCODING)):
        return False
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", configuration.font_map))
    return True


def rules(path: str, said: dict[str, Any]) -> bytes:
    """What fontconfig is told of the file: family, style and weight when it is read, features when it is used."""
    root = Element("fontconfig")
    for target in ("scan", "font"):
        match = SubElement(root, "match", target=target)
        SubElement(SubElement(match, "test", name="file", compare="eq"), "string").text = path
        if target == "scan":
            family = SubElement(match, "edit", name="family", mode="prepend")
            SubElement(family, "string").text = said["font_family"]
            slant = SubElement(match, "edit", name="slant", mode="assign_replace")
            SubElement(slant, "const").text = FONTCONFIG_STYLE[said["font_style"]]
            weight = SubElement(match, "edit", name="weight", mode="assign_replace")
            SubElement(weight, "int").text = str(FONTCONFIG_WEIGHT[said["font_weight"]])
        elif features := fonts.font_features(font_feature_settings=said["font_feature_settings"]):
            own = SubElement(match, "edit", name="fontfeatures", mode="assign_replace")
            for name, value in features.items():
                SubElement(own, "string").text = f"{name} {value}"
    return HEAD + bytes(tostring(root, encoding="utf-8"))


WAYS = (Replacement("add_font_face", _add, add_font_face, FontConfiguration),)
