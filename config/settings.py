"""Environment and .env → Settings; every field is documented in README.md (a test compares)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

UserIds = Annotated[frozenset[int], NoDecode]


class Settings(BaseSettings):
    """All that an operator can set, with the prefix ``MINUTES_``."""

    model_config = SettingsConfigDict(env_prefix="MINUTES_", env_file=".env", extra="ignore", env_ignore_empty=True)

    db: Path = Field(Path("data/minutes.db"), description="数据库文件")
    telegram_token: SecretStr | None = Field(None, description="机器人令牌，由 BotFather 发给")
    telegram_base_url: str | None = Field(None, description="Bot API 服务器地址（本地服务器或代理服务器）")
    telegram_base_file_url: str | None = Field(None, description="Bot API 文件下载地址")
    telegram_proxy: str | None = Field(None, description="访问 Telegram 所用的代理")
    admins: UserIds = Field(frozenset(), description="管理员的 Telegram 用户编号，逗号分隔")
    members: UserIds = Field(frozenset(), description="可提问者的 Telegram 用户编号，逗号分隔")
    access: Literal["closed", "open"] = Field("closed", description="closed：仅成员可问；open：任何人可问公开纪要")
    webhook_url: str | None = Field(None, description="回调地址；不填则用长轮询")
    webhook_listen: str = Field("127.0.0.1:8080", description="回调监听的地址与端口")
    webhook_secret: SecretStr | None = Field(None, description="回调密钥")
    timezone: str = Field("Asia/Shanghai", description="时区")
    log: Literal["text", "json"] = Field("text", description="日志格式")

    @field_validator("admins", "members", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.replace("，", ",").split(",") if part.strip())
        return value
