"""The modules of the checked project, and what names mean across them."""
