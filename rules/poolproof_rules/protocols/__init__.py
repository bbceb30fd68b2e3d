"""The pool families, one module each."""
