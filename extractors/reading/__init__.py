"""From a page picture to lines, tables, seals and signatures."""
