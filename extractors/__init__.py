"""What a page says: imaging, reading, classification and fields."""

import os

# Set before numpy is loaded: the threads of its matrix products wait for one another at full speed. Beside
# readers on every core a product that takes one thread 0.02 s took two of them 0.6 s.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
