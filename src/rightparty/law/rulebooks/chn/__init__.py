"""Mainland China."""

COUNTRIES = {"CN": "Asia/Shanghai"}
INSTRUMENTS = ("gbt_45251", "cba_2026")
