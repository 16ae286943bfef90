"""The only place where the parts meet: settings, pipeline, command line and reports."""
