import gzip

from app.tiles.cache import OVERHEAD_BYTES, Tile, TileCache, pack


def tile(size_bytes: int) -> Tile:
    return Tile(b"x" * (size_bytes - OVERHEAD_BYTES))


def test_kept_tile_is_found_again() -> None:
    cache = TileCache(100_000)
    cache.put("a", tile(1_000))
    assert cache.get("a") == tile(1_000)
    assert cache.get("b") is None


def test_cache_never_holds_more_than_it_may() -> None:
    cache = TileCache(10_000)
    for n in range(100):
        cache.put(n, tile(1_000))
        assert cache.held_bytes <= 10_000


def test_tile_used_least_recently_is_given_up_first() -> None:
    cache = TileCache(10_000)
    for n in range(10):
        cache.put(n, tile(1_000))
    cache.get(0)
    cache.put("new", tile(1_000))
    assert cache.get(0) is not None
    assert cache.get(1) is None


def test_tile_put_again_takes_the_place_of_the_former() -> None:
    cache = TileCache(10_000)
    cache.put("a", tile(1_000))
    cache.put("a", tile(600))
    assert cache.held_bytes == 600


def test_tile_as_large_as_the_cache_is_not_kept() -> None:
    cache = TileCache(10_000)
    cache.put("a", tile(9_000))
    assert cache.get("a") is None


def test_cache_of_no_size_keeps_nothing() -> None:
    cache = TileCache(0)
    cache.put("a", tile(500))
    assert cache.held_bytes == 0


def test_packed_form_unpacks_to_the_tile() -> None:
    body = b"the same again and again " * 200
    packed = pack(Tile(body))
    assert packed.packed is not None
    assert gzip.decompress(packed.packed) == body
    assert not packed.is_worth_packing


def test_small_tile_is_not_worth_packing() -> None:
    assert not Tile(b"short").is_worth_packing
