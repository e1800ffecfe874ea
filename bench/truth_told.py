"""How the findings of the truth test are told, each beside its goal."""

from dataclasses import dataclass

from bench.truth_figures import Share, Tally


@dataclass(frozen=True)
class Goal:
    """What a share should be: at least, at most, or about."""

    least: float = 0.0
    most: float = 1.0

    def judged(self, seen: Share) -> str:
        """Say whether a share keeps its goal, as far as its interval can tell."""
        if seen.high < self.least or seen.low > self.most:
            return f"misses {self}"
        if self.least <= seen.share <= self.most:
            return f"keeps {self}"
        return f"may keep {self}"

    def __str__(self) -> str:
        if self.most == 1.0:
            return f"at least {100 * self.least:.0f} %"
        if self.least == 0.0:
            return f"at most {100 * self.most:.0f} %"
        return f"{100 * self.least:.0f} to {100 * self.most:.0f} %"


LEVEL, SELDOM, FIND = Goal(0.88, 0.92), Goal(most=0.05), Goal(least=0.8)
WAYS = ("calm", "lively", "demo")
RATIOS = ("for each marked", "ring: seen of what left the place")
HEADINGS: dict[str, tuple[str, ...]] = {
    "Planted places (records of the last year, cells of 100 m)": ("Gi*", "scan", "day by hour"),
    "Before and after, intervals at 90 %": (
        "difference: ",
        "difference, widened",
        "ratio: ",
        "ratio, widened",
        "interrupted series",
        "difference in differences",
        "placebo areas",
    ),
    "Rings": ("ring", "place and ring"),
    "The verdict that people read, and the further looks (95 %)": ("verdict", "look"),
    "Places that began lately, near repeats (chance of 5 % or less)": ("emerging", "near repeats"),
}
GOALS: tuple[tuple[str, Goal], ...] = (
    ("Gi* recall: 30 or more", FIND),
    ("scan recall: 30 or more", FIND),
    ("first 20 cells at a planted place", FIND),
    ("at one or where it is truly busy", FIND),
    ("for each marked", SELDOM),
    ("day by hour", FIND),
    ("holds the planted effect", LEVEL),
    ("no clear difference", LEVEL),
    ("interval holds", LEVEL),
    ("null unlikely", SELDOM),
    ("null seldom chance", SELDOM),
    ("wrong way round", SELDOM),
    ("as large as could be seen", FIND),
    ("something said where nothing began", SELDOM),
    ("seen where none were planted", SELDOM),
    ("nothing bound to school days", SELDOM),
    ("seen where they were planted", FIND),
)
# Where only chance moves counts, a method must keep its level: these shares may not fall outside.
MUST: dict[str, Goal] = {
    "Gi* recall: 30 or more": Goal(least=0.8),
    "Gi* precision: first 20 cells at a planted place": Goal(least=0.75),
    "scan recall: 30 or more": Goal(least=0.9),
    "day by hour: busiest three hours as planted": Goal(least=0.8),
    "difference: holds the planted effect (calm)": Goal(0.85, 0.95),
    "ratio: holds the planted effect (calm)": Goal(0.85, 0.95),
    "ratio, widened by months: holds the planted effect (calm)": Goal(0.85, 0.97),
    "interrupted series: holds the planted effect (calm)": Goal(0.8, 0.97),
    "ratio, widened by other areas: holds the planted effect (calm)": Goal(0.85, 0.97),
    "ratio, widened by other areas: holds the planted effect (lively)": Goal(0.85, 0.95),
    "difference, widened by other areas: holds the planted effect (calm)": Goal(0.85, 0.97),
    "difference, widened by other areas: holds the planted effect (lively)": Goal(0.85, 0.95),
    "interrupted series, widened by other areas: holds the planted effect (lively)": Goal(
        0.8, 0.97
    ),
    "ring, widened by other areas: interval holds the truth (lively)": Goal(0.85, 0.96),
    "place and ring, widened by other areas: interval holds the truth (lively)": Goal(0.85, 0.96),
    "placebo areas: null said to be no clear difference (calm)": Goal(0.85, 0.98),
    "ring: interval holds what moved there (calm)": Goal(0.8, 0.98),
    "verdict: null unlikely to be chance alone (calm)": Goal(most=0.08),
    "verdict: null unlikely, and other areas agree (lively)": Goal(most=0.05),
    "emerging: something said where nothing began (calm)": Goal(most=0.05),
    "emerging: something said where nothing began (lively)": Goal(most=0.05),
    "near repeats: seen where they were planted (lively)": Goal(least=0.9),
    "near repeats: the same, and nothing bound to school days or changed (calm)": Goal(most=0.05),
}


def tell(tally: Tally, *, with_goals: bool) -> None:
    """Print every share under its heading, calm and lively variants side by side."""
    for heading, beginnings in HEADINGS.items():
        rows: dict[str, list[str]] = {}
        for name in tally.names:
            if name.startswith(beginnings):
                bare, way = _apart(name)
                goal = next((goal for part, goal in GOALS if part in name), None)
                seen = _seen(tally, name)
                judged = f" {goal.judged(seen)}" if goal and with_goals else ""
                rows.setdefault(bare, []).append(f"{way}{seen}{judged}")
        print(f" {heading}" if rows else "", end="\n" if rows else "")
        for bare, told in rows.items():
            between = "\n      " if len(told) > 1 else " "
            print(f"  {bare}:{between}{between.join(told)}")


def _apart(name: str) -> tuple[str, str]:
    """A name without "(calm)" or "(lively)", and that way in front of its share."""
    for way in WAYS:
        for ending in (f" ({way})", f", {way})"):
            if name.endswith(ending):
                closing = ")" if ending.startswith(",") else ""
                return name.removesuffix(ending) + closing, f"{way} "
    return name, ""


def must_hold(tally: Tally) -> None:
    """Fail where a share lies outside of what it must keep by more than chance explains."""
    for name in (one for one in MUST if one in tally):
        goal = MUST[name]
        seen = _seen(tally, name)
        assert not goal.judged(seen).startswith("misses"), f"{name}: {seen}, {goal.judged(seen)}"


def _seen(tally: Tally, name: str) -> Share:
    is_ratio = any(part in name for part in RATIOS)
    return tally.ratio(name) if is_ratio else tally.share(name)
