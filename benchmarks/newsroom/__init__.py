"""A newsroom of our own: twenty invented outlets with their layouts and faults, and a server that plays them."""
