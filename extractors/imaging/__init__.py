"""Pictures of pages: the only place that imports OpenCV."""
