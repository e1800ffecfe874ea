"""Tell which layers a person may see, and what each shows and is not for."""

from sqlalchemy.orm import Session

from app.features import queries
from app.features.layer_words import LAYER_WORDS, LayerWords
from app.features.schemas import LayerListOut, LayerOut, LayerSourceOut
from app.identity.person import Person

OWN_RECORDS = "The partnership’s own records"


def list_layers(session: Session, person: Person) -> LayerListOut:
    """List the layers that somebody's role may see."""
    counts, versions = queries.counts(session), queries.versions(session)
    sources: dict[str, list[LayerSourceOut]] = {}
    for row in queries.sources(session):
        told = LayerSourceOut(
            name=row.name,
            publisher=row.publisher,
            licence=row.licence,
            attribution=row.attribution,
            latest=row.latest,
        )
        sources.setdefault(row.layer, []).append(told)
    return LayerListOut(
        layers=[
            _out(words, person, counts, versions, sources)
            for words in LAYER_WORDS
            if person.may(words.layer.right)
        ]
    )


def _out(
    words: LayerWords,
    person: Person,
    counts: dict[str, int],
    versions: dict[str, int],
    sources: dict[str, list[LayerSourceOut]],
) -> LayerOut:
    key = words.layer.key
    return LayerOut(
        key=key,
        group=words.group,
        title=words.title,
        count=counts.get(key),
        source=sources.get(key) or _own_records(person, words),
        shows=words.shows,
        not_for=words.not_for,
        geometry=words.geometry,
        min_zoom=words.layer.min_zoom,
        max_zoom=words.layer.max_zoom,
        tile_url=f"/api/{person.partnership}/tiles/{key}/{{z}}/{{x}}/{{y}}.mvt",
        data_version=versions[key],
    )


def _own_records(person: Person, words: LayerWords) -> list[LayerSourceOut]:
    """What people of the partnership drew and logged has no other source."""
    if words.group not in ("areas", "changes"):
        return []
    council = person.membership.council
    return [
        LayerSourceOut(
            name=OWN_RECORDS, publisher=council, licence="", attribution=council, latest=None
        )
    ]
