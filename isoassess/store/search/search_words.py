"""How texts and words are put to SQLite's FTS5: three letters and more by threes, fewer as own words."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, TextClause, text

SHORT = 3  # letters that the index by threes needs
TABLES = {  # what is indexed is folded already; FTS5 need not keep the texts a second time
    "search_words": "text, content='', tokenize='trigram case_sensitive 1'",
    "search_letters": "text, content='', detail='none'",
}
_PUT = {table: text(f"INSERT INTO {table} (rowid, text) VALUES (:number, :content)") for table in TABLES}
_TAKE_OUT = {  # it keeps no texts here, so it must be told what it is to forget
    table: text(f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', :number, :content)")
    for table in TABLES
}


def asked(words: Sequence[str]) -> dict[str, str]:
    """What each table is asked for; no entry for one that need not be asked."""
    parts = {
        "search_words": [_quoted(word) for word in words if len(word) >= SHORT],
        "search_letters": [_as_word(word) for word in words if len(word) < SHORT],
    }
    return {table: " AND ".join(found) for table, found in parts.items() if found}


def put(connection: Connection, texts: Mapping[int, str]) -> None:
    """Indexes texts by their numbers."""
    _tell(connection, _PUT, texts)


def take_out(connection: Connection, texts: Mapping[int, str]) -> None:
    """Forgets texts, which must be as they were put in."""
    _tell(connection, _TAKE_OUT, texts)


def put_together(connection: Connection) -> None:
    """Write the index as one, without what it was told to forget."""
    for table in TABLES:
        connection.execute(text(f"INSERT INTO {table} ({table}) VALUES ('optimize')"))


def _tell(connection: Connection, statements: Mapping[str, TextClause], texts: Mapping[int, str]) -> None:
    if not texts:
        return
    for table, statement in statements.items():
        rows = [
            {"number": number, "content": _letters(said) if table == "search_letters" else said}
            for number, said in texts.items()
        ]
        connection.execute(statement, rows)


def _letters(said: str) -> str:
    """Every letter and every pair of letters that stand together, each as a word."""
    words = set(said.split())
    pairs = {word[at : at + 2] for word in words for at in range(len(word) - 1)}
    return " ".join(sorted(map(_as_word, pairs | set("".join(words)))))


def _as_word(letters: str) -> str:
    """Any mark as letters and digits, so that the index takes it for one word."""
    return "x" + "y".join(f"{ord(letter):x}" for letter in letters)


def _quoted(word: str) -> str:
    """A word that FTS5 reads as it is, whatever marks are in it."""
    return '"' + word.replace('"', '""') + '"'
