"""The commands of `dossier`: a module `<name>.py` with a `command`, found by being here.

A `command` is a function (its docstring is the help) or a `typer.Typer` with commands of its own. What only
its run needs is imported inside it, so that `dossier --help` and every other command start at once.
"""
