"""Jobs: what is to be done is written down before it is begun, and survives whoever was doing it."""
