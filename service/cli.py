"""The command line: `dossier <command>`, with the commands of `service/commands`.

Readers are processes of their own that import this module anew before they begin: they load no command, and
what only the commands need is imported inside them, for it would cost every reader seconds and memory.
"""

import importlib
import multiprocessing
import pkgutil
import sys

import structlog
import typer

import service.commands

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="读卷宗，查缺漏。Reads dossiers and says what is missing.",
)


def _register() -> None:
    """Every module of `service/commands` under its own name."""
    for module in pkgutil.iter_modules(service.commands.__path__):
        command = importlib.import_module(f"{service.commands.__name__}.{module.name}").command
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=module.name)
        else:
            app.command(module.name)(command)


if multiprocessing.parent_process() is None:
    _register()


def main() -> None:
    """Entry point of `dossier`."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    app()


if __name__ == "__main__":
    main()
