"""Why to believe a finding: reference lines, proofs, and the addresses of both."""
