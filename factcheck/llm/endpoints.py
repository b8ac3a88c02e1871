"""Which endpoint a model name stands for, and with which key; credentials never leave a `SecretStr`."""

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from factcheck.errors import SettingsError
from factcheck.records import Record
from factcheck.settings import Settings

AZURE_API_VERSION = "2024-10-21"  # the first general release that knows structured outputs
NO_KEY = "unused"  # local endpoints take any key, but the client insists on one
_SHORTEST_SECRET = 8  # a shorter "key" is a word that may well stand in an answer by itself


class Provider(NamedTuple):
    """A provider by name: where its base URL and key come from."""

    name: str
    default_url: str  # empty: the variable must be set
    url_variable: str
    key_variable: str
    key_needed: bool
    example: str


PROVIDERS: Mapping[str, Provider] = {
    provider.name: provider
    for provider in (
        Provider("openai", "https://api.openai.com/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY", True, "openai/gpt-5-mini"),
        Provider("azure", "", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", True, "azure/DEPLOYMENT"),
        Provider("ollama", "http://localhost:11434/v1", "OLLAMA_HOST", "", False, "ollama/llama3.2"),
        Provider("vllm", "http://localhost:8000/v1", "VLLM_BASE_URL", "VLLM_API_KEY", False, "vllm/NAME"),
    )
}
_CUSTOM = Provider("custom", "", "FACTCHECK_BASE_URL", "FACTCHECK_API_KEY", False, "NAME with --base-url")


class Endpoint(Record):
    """A model at an address. Showing one, in whatever way, shows neither the key nor a password in the address."""

    name: str  # as the user gave it, "openai/gpt-5-mini"
    provider: str
    model: str  # as it is sent, "gpt-5-mini"
    base_url: str  # without credentials
    address: SecretStr  # with them
    api_key: SecretStr
    key_variable: str  # the environment variable that the key is looked for in; empty where none is needed
    api_version: str = ""  # of Azure only

    def redacted(self, text: str) -> str:
        """`text` without the key and without the credentials of the address, also where JSON escapes them.

        Redact before cutting to a length: half a key is not found.
        """
        parts = urlsplit(self.address.get_secret_value())
        userinfo, password = parts.netloc.rpartition("@")[0], parts.password or ""
        basic = b64encode(unquote(userinfo).encode()).decode()  # as it is sent
        secrets = {self.api_key.get_secret_value(), userinfo, unquote(userinfo), password, unquote(password), basic}
        longest_first = sorted((s for s in secrets if len(s) >= _SHORTEST_SECRET), key=len, reverse=True)
        if not longest_first:
            return text
        return re.sub("|".join("".join(map(_spelled, secret)) for secret in longest_first), "[redacted]", text)


def _spelled(character: str) -> str:
    """A pattern for a character as it stands in text, in JSON, or in JSON inside a JSON string."""
    # Bounded runs of backslashes: a response of nothing else would take quadratic time.
    plain = (r"\\{0,4}" if character in '"\\/' else "") + re.escape(character)
    units = character.encode("utf-16-be", "surrogatepass").hex()
    escaped = "".join(rf"\\{{1,4}}u{units[i : i + 4]}" for i in range(0, len(units), 4))
    return f"(?:{plain}|(?i:{escaped}))"


def endpoint(model: str, settings: Settings, environ: Mapping[str, str], *, need_key: bool = True) -> Endpoint:
    """The endpoint that ``provider/model`` stands for; with `settings.base_url`, any name at that address.

    The key is `settings.api_key`, else the one in the provider's own variable; it may be missing without `need_key`,
    for an endpoint that nothing is sent to.

    Raises:
        SettingsError: an unknown provider, a key or an address that is missing or cannot be used.
    """
    provider, name = _named(model.strip(), settings)
    address = settings.base_url.strip() or _address(provider, environ)
    key = settings.api_key.get_secret_value().strip()
    return Endpoint(
        name=model.strip(),
        provider=provider.name,
        model=name,
        base_url=_without_credentials(address, provider),
        address=SecretStr(address),
        api_key=SecretStr(_usable(key or _key(provider, environ, need_key), provider)),
        key_variable=provider.key_variable,
        api_version=environ.get("OPENAI_API_VERSION", "") or AZURE_API_VERSION if provider.name == "azure" else "",
    )


def _named(model: str, settings: Settings) -> tuple[Provider, str]:
    prefix, _, name = model.partition("/")
    if prefix in PROVIDERS and name:
        return PROVIDERS[prefix], name
    if settings.base_url.strip() and model:
        return _CUSTOM, model
    known = ", ".join(provider.example for provider in PROVIDERS.values())
    raise SettingsError(
        f"The model {model!r} names no known provider.",
        hint=f"Write it as one of: {known}; or give the address of its endpoint with FACTCHECK_BASE_URL.",
    )


def _address(provider: Provider, environ: Mapping[str, str]) -> str:
    given = environ.get(provider.url_variable, "").strip()
    if provider.name == "ollama" and given:
        return _ollama(given)
    if not given and not provider.default_url:
        raise SettingsError(
            f"The address of {provider.name!r} is not known.", hint=f"Set {provider.url_variable} to its endpoint."
        )
    return given or provider.default_url


def _ollama(host: str) -> str:
    """Ollama's own variable is a host, a host and port, or a URL; a server's 0.0.0.0 is this machine to a client."""
    whole = host if "://" in host else f"http://{host}"
    try:
        parts = urlsplit(whole)
        port = parts.port or (11434 if "://" not in host else None)
    except ValueError:
        return whole  # refused, with a message, where the address is checked
    userinfo, at, _ = parts.netloc.rpartition("@")
    name = {None: "localhost", "0.0.0.0": "127.0.0.1"}.get(parts.hostname, parts.hostname)  # noqa: S104
    name = f"[{name}]" if name and ":" in name else name
    return f"{parts.scheme}://{userinfo}{at}{name}{f':{port}' if port else ''}{parts.path.rstrip('/')}/v1"


def _without_credentials(address: str, provider: Provider) -> str:
    looked_at = dict.fromkeys([provider.url_variable, "FACTCHECK_BASE_URL", "--base-url"])
    wrong = SettingsError(
        f"The base URL of {provider.name!r} cannot be used.",
        hint=f"It has the form http://HOST:PORT/v1; look at {' and '.join(looked_at)}.",
    )
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None  # the message of the original quotes the address
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in address):
        raise wrong
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _key(provider: Provider, environ: Mapping[str, str], need_key: bool) -> str:
    given = environ.get(provider.key_variable, "").strip() if provider.key_variable else ""
    if not given and provider.key_needed and need_key:
        raise SettingsError(
            f"There is no key for {provider.name!r}.",
            hint=f"Set {provider.key_variable}, or choose a local model such as 'ollama/llama3.2'.",
        )
    return given or NO_KEY


def _usable(key: str, provider: Provider) -> str:
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsError(
            f"The key for {provider.name!r} holds characters that no key has.",
            hint=f"Copy it into {provider.key_variable or 'FACTCHECK_API_KEY'} again.",
        )
    return key
