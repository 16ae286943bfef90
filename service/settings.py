"""Settings: the environment (`DOSSIER_*`), then `dossier.toml`, then the defaults below."""

import os
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

CONFIG_FILE = Path("dossier.toml")


def _cores() -> int:
    return len(os.sched_getaffinity(0))


class Settings(BaseSettings):
    """Every setting with its default; `dossier doctor` prints them with their source, secrets masked."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_", toml_file=CONFIG_FILE, extra="forbid")

    out: Path = Field(Path("out"), description="folder for the reports")
    store: str = Field("dossier-store", description="object store: a folder, or s3://bucket")
    s3_endpoint: str = Field("", description="host:port or URL of the S3 server")
    s3_access_key: SecretStr = Field(SecretStr(""), description="access key of the S3 server")
    s3_secret_key: SecretStr = Field(SecretStr(""), description="secret key of the S3 server")
    s3_region: str = Field("us-east-1", description="region of the bucket")
    keys: str = Field(
        "", description="keys that encrypt what is stored: file:PATH, env:VARIABLE or command:…"
    )
    personal_keys: str = Field("", description="the same for the volumes of personal information")
    programme: str = Field("beijing-overseas-talents", description="programme pack")
    engine: str = Field("rapidocr", description="reading engine: rapidocr or tesseract")
    workers: Annotated[int, Field(ge=1, le=256)] = Field(
        default_factory=_cores, description="reading processes"
    )
    seconds_per_page: Annotated[float, Field(gt=0)] = Field(60.0, description="limit for reading one page")
    database: SecretStr = Field(
        SecretStr(""),
        description="database of the jobs: a local file, or postgresql://… (default: beside the store)",
    )
    spool: Path | None = Field(None, description="folder for page pictures at work (default: the system's)")
    inbox: Path | None = Field(None, description="watched folder of the employers: INBOX/EMPLOYER/DOSSIER/…")
    stations: Path | None = Field(None, description="watched folder of the stations: STATIONS/STATION/BATCH")
    quiet_seconds: Annotated[float, Field(gt=0)] = Field(
        30.0, description="a drop is taken when nothing in it changed for so long"
    )
    patience_seconds: Annotated[float, Field(gt=0)] = Field(
        600.0, description="and when a file lacks its end, for so long"
    )
    polling: bool = Field(False, description="watched folders are shares (SMB, NFS): look, expect no news")
    ready: str = Field("", description="whose drops wait for a READY file: all, or names with commas")
    ledger: Path = Field(
        Path("dossier-ledger"), description="folder for the ledger of drops; never on a share"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def with_sources(settings: Settings) -> list[tuple[str, str, str]]:
    """Each setting as (name, printable value, source), secrets masked."""
    in_file: dict[str, Any] = TomlConfigSettingsSource(Settings)()
    rows = []
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if f"DOSSIER_{name}".upper() in {key.upper() for key in os.environ}:
            source = f"environment DOSSIER_{name.upper()}"
        elif name in in_file:
            source = str(CONFIG_FILE)
        else:
            source = "default"
        shown = (
            ("********" if value.get_secret_value() else "") if isinstance(value, SecretStr) else str(value)
        )
        rows.append((name, shown, source))
    return rows
