"""Notice what looks like a person's name in free text: a warning with its reason, never a refusal.

The web form asks the same before anything is sent (web/src/records/names.ts). Both read
data/name_words.json, and the cases in tests/name_cases.json hold them to the same answers.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parents[2] / "data" / "name_words.json"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_PHRASE = 8
MOST = 5


@dataclass(frozen=True, slots=True)
class _Token:
    """One capitalised word of a run, and what kind of word it is."""

    text: str
    kind: str


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(WORDS.read_text("utf-8")).items()}


def looks_like_names(text: str, known: Iterable[str] = ()) -> list[str]:
    """Words in a text that look like somebody's full name, each once, in their order.

    Parameters
    ----------
    known : iterable of str
        Phrases that are no names, in lower case: places of the partnership, labels of codes.
    """
    phrases = known if isinstance(known, frozenset | set) else frozenset(known)
    found: list[str] = []
    for run in _runs(text):
        found += [name for name in _names_in(_classified(run, phrases)) if name not in found]
    return found[:MOST]


def name_warnings(texts: Mapping[str, str | None], known: Iterable[str] = ()) -> list[str]:
    """One sentence for each name that a field seems to hold, by what the field is called."""
    phrases = frozenset(known)
    return [
        f"In the {label}, this looks like a person’s name: “{name}”. Contextmap is about places:"
        " write a role or a reference instead."
        for label, text in texts.items()
        for name in looks_like_names(text or "", phrases)
    ]


def fields_with_names(texts: Mapping[str, str | None]) -> list[str]:
    """Fields that seem to hold a name, for a record that outlives the text: it quotes nothing."""
    return [label for label, text in texts.items() if looks_like_names(text or "")]


def _runs(text: str) -> list[list[str]]:
    """Capitalised words that follow one another with nothing but a blank between them."""
    runs: list[list[str]] = []
    end = -1
    for match in WORD.finditer(text):
        word = match.group()
        if not word[0].isupper():
            continue
        gap = text[end : match.start()] if end >= 0 else None
        if gap is not None and _joins(gap, runs[-1][-1]):
            runs[-1].append(word)
        else:
            runs.append([word])
        end = match.end()
    return runs


def _joins(gap: str, before: str) -> bool:
    if gap != "" and gap.strip(" \t") == "":
        return True
    short = len(before) == 1 or before.lower() in _lists()["titles"]
    return short and gap.startswith(".") and gap[1:].strip(" \t") == ""


def _classified(run: Sequence[str], known: frozenset[str] | set[str]) -> list[_Token]:
    bare = [POSSESSIVE.sub("", word) for word in run]
    lower = [word.lower() for word in bare]
    masked = [False] * len(run)
    for start in range(len(run)):
        for stop in range(min(len(run), start + LONGEST_PHRASE), start, -1):
            if " ".join(lower[start:stop]) in known:
                masked[start:stop] = [True] * (stop - start)
                break
    return _capitals_read(
        [
            _Token(bare[i], "known" if masked[i] else _kind(bare[i], run[i].lower()))
            for i in range(len(run))
        ]
    )


def _capitals_read(tokens: list[_Token]) -> list[_Token]:
    """Words in capitals are abbreviations, but beside a first name or a title: JOHN SMITH."""
    read: list[_Token] = []
    for at, token in enumerate(tokens):
        kind = token.kind
        if kind == "capitals":
            before = tokens[at - 1].kind if at else ""
            alone = len(tokens) == 2 and at == 0
            after = tokens[1] if alone else token
            surname_first = alone and after.kind == "given" and after.text.isupper()
            kind = "unknown" if before in {"given", "title"} or surname_first else "plain"
        read.append(_Token(token.text, kind))
    return read


def _kind(word: str, whole: str) -> str:
    lists = _lists()
    plain = word.lower()
    if len(word) == 1:
        return "letter"
    if plain in lists["titles"]:
        return "title"
    if plain in lists["also_surnames"]:
        return "either"
    if (
        plain in lists["places"]
        or plain in lists["organisations"]
        or whole in lists["organisations"]
    ):
        return "strong"
    if plain in lists["prefixes"]:
        return "prefix"
    if plain in lists["given_names"]:
        return "given"
    if plain in lists["calendar"] or plain in lists["ordinary"]:
        return "plain"
    return "capitals" if word.isupper() else "unknown"


def _names_in(tokens: Sequence[_Token]) -> list[str]:
    names: list[str] = []
    at = 0
    while at < len(tokens):
        stop = _while(tokens, at + 1, lambda kind: kind in {"unknown", "given", "either", "letter"})
        kind = tokens[at].kind
        if kind == "prefix":
            at = at + 2
        elif kind == "title":
            if stop > at + 1 and not _place_follows(tokens, stop):
                names.append(_said(tokens[at:stop]))
            at = max(stop, at + 1)
        elif kind in {"unknown", "given", "letter"}:
            if _is_name(tokens[at:stop]) and not _place_follows(tokens, stop):
                names.append(_said(tokens[at:stop]))
            at = stop
        else:
            at += 1
    return names


def _while(tokens: Sequence[_Token], at: int, holds: Callable[[str], bool]) -> int:
    while at < len(tokens) and holds(tokens[at].kind):
        at += 1
    return at


def _place_follows(tokens: Sequence[_Token], at: int) -> bool:
    at = _while(tokens, at, lambda kind: kind == "prefix")
    return at < len(tokens) and tokens[at].kind in {"strong", "known"}


def _is_name(tokens: Sequence[_Token]) -> bool:
    kinds = [token.kind for token in tokens]
    if len(tokens) < 2 or all(kind == "letter" for kind in kinds):
        return False
    if kinds[0] == "letter":
        return tokens[0].text not in {"A", "I"} and kinds[1] != "either"
    # “Wood Green” and “Kingsland Green” are places; “Kayleigh Green” is somebody.
    return kinds[0] == "given" or kinds[1] != "either"


def _said(tokens: Sequence[_Token]) -> str:
    return " ".join(token.text for token in tokens)
