"""The gate at a scanning station: what has to be scanned again, told while the paper still lies there."""
