"""What a page says: imaging, reading, classification and fields."""
