"""From the bytes of a file to cells: hostile files are read in a process of their own, with little memory and time."""
