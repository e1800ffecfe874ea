"""Invented street and place names, by the theme a district was named in."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

import numpy as np

THEMES: dict[str, tuple[str, ...]] = {
    "centre": (
        "Market", "Chapel", "Bridge", "Corn", "Fletcher", "Guildhall", "Cooper", "Cross", "Swan", "Bellhouse",
        "Minster", "Sadler", "Butter", "Draper", "Kirk", "Salter", "Wheelgate", "Linen", "Tollhouse", "Crown",
    ),
    "railway": (
        "Signal", "Junction", "Engine", "Platform", "Carriage", "Points", "Lamp", "Fireman", "Siding", "Terminus",
        "Turntable", "Guard", "Buffer", "Semaphore", "Tender", "Express",
    ),
    "water": (
        "Wharf", "Barge", "Towline", "Sluice", "Basin", "Keel", "Windlass", "Paddle", "Narrow", "Mooring",
        "Quay", "Rudder", "Ferry", "Tiller", "Pound", "Culvert", "Boatman", "Reed",
    ),
    "weaving": (
        "Shuttle", "Loom", "Spindle", "Bobbin", "Weaver", "Carder", "Heddle", "Treadle", "Fustian", "Calico",
        "Worsted", "Twill", "Velvet", "Flax", "Cambric", "Damask", "Tenter", "Fuller", "Dyer", "Reeling",
    ),
    "hides": (
        "Barker", "Saddle", "Currier", "Bridle", "Harness", "Cordwain", "Last", "Awl", "Girth", "Glover",
        "Stirrup", "Pelt", "Cobbler", "Buckle", "Thong", "Vellum", "Halter", "Clicker",
    ),
    "works": (
        "Fenwick", "Foundry", "Anvil", "Crucible", "Forge", "Boiler", "Piston", "Gasworks", "Crane", "Rivet",
        "Furnace", "Lathe", "Pattern", "Casting", "Bellows", "Trammel",
    ),
    "poets": (
        "Ashbourne", "Wexcombe", "Harrowby", "Lindon", "Marchant", "Thornley", "Orrin", "Cardew", "Penhallow",
        "Rushworth", "Selwick", "Tolland", "Varley", "Winslade", "Aldous", "Brandreth", "Cotterell", "Denholme",
        "Elvaston", "Farrant", "Gilray", "Hexley", "Ingram", "Jessop",
    ),
    "sailors": (
        "Anson", "Benbow", "Collier", "Drummond", "Exmoor", "Frobisher", "Grenfell", "Hawser", "Jervis", "Keppel",
        "Lander", "Mariner", "Nore", "Osprey", "Parry", "Quarter", "Rodney", "Stern",
    ),
    "birds": (
        "Lark", "Linnet", "Plover", "Curlew", "Swift", "Martin", "Dunnock", "Fieldfare", "Kestrel", "Lapwing",
        "Merlin", "Nightjar", "Ouzel", "Pipit", "Redstart", "Siskin", "Teal", "Wagtail", "Wren", "Heron",
    ),
    "moors": (
        "Blackamoor", "Ravenscar", "Calder", "Dunmoor", "Egton", "Fangdale", "Grimwith", "Hawnby", "Ingleby",
        "Keldholme", "Lastfell", "Moorcock", "Nettledale", "Otterburn", "Pockstones", "Rosedene", "Sleightholme",
        "Thorgill", "Urra", "Westerdale",
    ),
    "trees": (
        "Alder", "Beech", "Cedar", "Damson", "Elder", "Fir", "Hawthorn", "Holly", "Juniper", "Larch", "Maple",
        "Medlar", "Oak", "Poplar", "Quince", "Rowan", "Sycamore", "Walnut", "Willow", "Yew", "Hornbeam", "Lime",
        "Aspen", "Spindleberry",
    ),
    "abbey": (
        "Abbot", "Cloister", "Priory", "Chantry", "Almoner", "Sacrist", "Refectory", "Granary", "Cellarer", "Prior",
        "Friar", "Canon", "Minster", "Psalter", "Rood", "Chapter", "Lychgate", "Glebe", "Tithe", "Vestry",
    ),
    "flowers": (
        "Bluebell", "Campion", "Foxglove", "Harebell", "Iris", "Jasmine", "Lavender", "Marigold", "Orchid",
        "Primrose", "Speedwell", "Tansy", "Valerian", "Vetch", "Yarrow", "Betony", "Clover", "Heather", "Mallow",
        "Sorrel",
    ),
    "islands": (
        "Arran", "Barra", "Coll", "Eigg", "Foula", "Gigha", "Hoy", "Iona", "Jura", "Lismore", "Mull", "Oronsay",
        "Raasay", "Sanday", "Tiree", "Ulva", "Unst", "Yell", "Staffa", "Rona",
    ),
    "grain": (
        "Barley", "Harvest", "Sheaf", "Furrow", "Millet", "Oatfield", "Plough", "Reaper", "Rye", "Scythe",
        "Stook", "Thresher", "Tiller", "Wheatley", "Winnow", "Headland", "Acre", "Stackyard",
    ),
}  # fmt: skip

SUFFIXES: dict[str, tuple[str, ...]] = {
    "centre": ("Street", "Lane", "Row", "Yard", "Passage", "Place"),
    "terrace": ("Street", "Street", "Terrace", "Road", "Grove", "Place", "Row"),
    "semi": ("Avenue", "Road", "Drive", "Crescent", "Grove", "Gardens", "Rise"),
    "modern": ("Drive", "Way", "Mead", "View", "Croft", "Gardens", "Field"),
    "estate": ("Walk", "Road", "Way", "Court", "Path", "Square"),
    "industrial": ("Way", "Road", "Lane", "Yard"),
    "culdesac": ("Close", "Close", "Court", "Mews", "Garth", "Fold"),
}


class StreetNames:
    """Hands out street names that no other street has.

    Parameters
    ----------
    taken
        Names that are in use already.
    rng
        Picks among the names that are free.
    """

    def __init__(self, taken: set[str], rng: np.random.Generator) -> None:
        self._taken = set(taken)
        self._bases = {name.split(" ")[0] for name in taken}
        self._rng = rng

    def new(self, theme: str, manner: str) -> str:
        """Pick a name; a crowded theme repeats a word before it borrows from another theme."""
        for source in (theme, *(t for t in THEMES if t not in (theme, "works", "centre"))):
            free = [
                (base, f"{base} {suffix}")
                for base in THEMES[source]
                for suffix in SUFFIXES[manner]
                if f"{base} {suffix}" not in self._taken
            ]
            choice = [f for f in free if f[0] not in self._bases] or free
            if choice:
                base, name = choice[int(self._rng.integers(len(choice)))]
                self._taken.add(name)
                self._bases.add(base)
                return name
        message = f"theme: no street name is left for {theme}"
        raise ValueError(message)
