"""Indonesian dates in one short form: 20 Okt 2020, 09.00 (Django mixes "20 Okt. 2020" and 20-10-2020)."""

DATE_FORMAT = "j M Y"
SHORT_DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y, H.i"
SHORT_DATETIME_FORMAT = "j M Y, H.i"
