"""Chinese as trade papers write it: thousands parted by commas, which Django leaves out."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
