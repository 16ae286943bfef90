"""What a page says: imaging, reading, classification and fields."""

import os

# Set before numpy is loaded: the threads of its matrix products wait for one another at full speed. Beside
# readers on every core they took eight times as long as one thread alone (likeness of 32 pages with 32).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
