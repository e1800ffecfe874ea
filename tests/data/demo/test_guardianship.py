from datetime import date

from data.demo.records import Borough

TODAY = date(2026, 11, 23)


def test_active_sites_have_training_that_holds(borough: Borough) -> None:
    for site in borough.guardian_sites:
        if site.status in ("active", "trained"):
            assert site.training_expires_on is not None
            assert site.training_expires_on >= TODAY, site.name


def test_lapsed_sites_were_trained_once(borough: Borough) -> None:
    lapsed = [s for s in borough.guardian_sites if s.status == "lapsed"]
    assert lapsed
    assert all(s.training_expires_on and s.training_expires_on < TODAY for s in lapsed)


def test_sites_not_yet_trained_have_no_training(borough: Borough) -> None:
    early = [s for s in borough.guardian_sites if s.status in ("identified", "approached")]
    assert early
    assert all(s.trained_on is None for s in early)


def test_many_languages_are_spoken(borough: Borough) -> None:
    assert len({language for s in borough.guardian_sites for language in s.languages}) > 10
