"""From text to a tree, whoever reads it; scopes and bindings."""
