"""Opening files nobody trusts: each in a child process with limits, one page picture at a time."""
