"""Intake: what is dropped goes into the store, once and whole, and into the queue of jobs."""
