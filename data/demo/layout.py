"""The hand-drawn bones of Calderwick, in town metres from the south-west corner."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass

from data.demo.curves import Pair


@dataclass(frozen=True)
class MainRoad:
    """A road drawn by hand before any district is filled in."""

    name: str
    road_class: str
    points: tuple[Pair, ...]
    closed: bool = False


@dataclass(frozen=True)
class District:
    """A part of town that was built in one manner, felt around its centre."""

    name: str
    style: str
    theme: str
    at: Pair


OUTLINE: tuple[Pair, ...] = (
    (60, 420), (330, 120), (1150, 60), (1900, 20), (2900, 90), (3700, 30), (4700, 60), (5500, 240),
    (5900, 900), (5960, 1800), (5900, 2500), (5980, 3250), (5850, 4050), (5350, 4620), (4700, 4920),
    (3900, 4880), (2900, 4980), (2000, 4900), (1050, 4960), (420, 4560), (90, 3900), (40, 3000), (110, 2200),
    (20, 1300),
)  # fmt: skip

CANAL: tuple[Pair, ...] = (
    (-300, 1780), (500, 1830), (1100, 1950), (1600, 2040), (2100, 2110), (2400, 2165), (2560, 2225),
    (2740, 2320), (2920, 2395), (3080, 2445), (3240, 2480), (3500, 2510), (3900, 2470), (4400, 2360),
    (5000, 2380), (5600, 2520), (6400, 2700),
)  # fmt: skip
CANAL_WIDTH_M = 20.0

RAILWAY: tuple[Pair, ...] = (
    (-300, 3200), (600, 3060), (1400, 2925), (2000, 2840), (2640, 2790), (3200, 2800), (3900, 2890),
    (4600, 3070), (5300, 3330), (6400, 3740),
)  # fmt: skip

RING: tuple[Pair, ...] = (
    (1690, 2520), (1740, 2250), (1880, 2050), (2150, 1955), (2590, 1925), (2950, 1932), (3265, 1945),
    (3600, 2020), (3850, 2230), (3950, 2560), (3900, 2920), (3680, 3200), (3250, 3370), (2690, 3410),
    (2180, 3330), (1830, 3060), (1700, 2780),
)  # fmt: skip

MAIN_ROADS: tuple[MainRoad, ...] = (
    MainRoad("Ring Road", "primary", RING, closed=True),
    MainRoad(
        "High Street", "primary",
        ((2690, 3410), (2665, 3100), (2628, 2790), (2603, 2600), (2575, 2400), (2560, 2225), (2572, 2080), (2590, 1925)),
    ),
    MainRoad(
        "Northgate", "primary",
        ((2690, 3410), (2690, 3700), (2640, 3960), (2560, 4350), (2500, 4700), (2490, 5200)),
    ),
    MainRoad(
        "Southgate", "primary",
        ((2590, 1925), (2560, 1700), (2470, 1400), (2380, 1130), (2260, 760), (2130, 300), (2090, -200)),
    ),
    MainRoad(
        "Mill Lane", "secondary",
        ((3250, 3370), (3205, 3100), (3195, 2800), (3212, 2660), (3235, 2480), (3245, 2345), (3236, 2150), (3265, 1945)),
    ),
    MainRoad("Mill Lane", "secondary", ((3265, 1945), (3330, 1600), (3425, 1100), (3520, 560), (3590, -200))),
    MainRoad("Mill Lane underpass", "path", ((3242, 2035), (3284, 1985), (3291, 1940), (3276, 1880))),
    MainRoad("Tanner Road", "secondary", ((2606, 2620), (2800, 2652), (3000, 2657), (3212, 2660), (3500, 2690), (3946, 2700))),
    MainRoad("Eastfield Road", "primary", ((3946, 2700), (4300, 2720), (4700, 2790), (5250, 2860), (5700, 2960), (6300, 3080))),
    MainRoad("Weir Lane", "secondary", ((2573, 2385), (2320, 2420), (2000, 2440), (1690, 2520))),
    MainRoad("Weir Road", "primary", ((1690, 2520), (1380, 2470), (1100, 2440), (700, 2370), (300, 2330), (-250, 2320))),
    MainRoad("Garth Road", "primary", ((1830, 3060), (1560, 3370), (1230, 3720), (900, 4080), (520, 4480), (200, 4850))),
    MainRoad("Skelder Road", "primary", ((3680, 3200), (3950, 3560), (4230, 3890), (4480, 4280), (4800, 4700), (4950, 5150))),
    MainRoad("Holm Road", "primary", ((3600, 2020), (3950, 1830), (4350, 1610), (4720, 1330), (5150, 960), (5600, 560), (6100, 60))),
    MainRoad("Kelder Road", "primary", ((2150, 1955), (1750, 1790), (1400, 1560), (1040, 1210), (640, 820), (200, 470), (-250, 250))),
    MainRoad("Priory Avenue", "secondary", ((1230, 3720), (1600, 3900), (2100, 3990), (2640, 3960))),
    MainRoad("Hazel Bank", "secondary", ((2640, 3960), (3150, 4010), (3700, 3960), (4230, 3890))),
    MainRoad("Hallam Way", "secondary", ((4230, 3890), (4560, 3600), (4690, 3200), (4700, 2790))),
    MainRoad("Wharfedge Road", "secondary", ((4700, 2790), (4640, 2380), (4560, 1960), (4350, 1610))),
    MainRoad("Common Lane", "secondary", ((4350, 1610), (4080, 1250), (3760, 1090), (3425, 1100))),
    MainRoad("Vicar's Walk", "secondary", ((3425, 1100), (3050, 1060), (2700, 1080), (2380, 1130))),
    MainRoad("Carr Lane", "secondary", ((2380, 1130), (1950, 1060), (1480, 1080), (1040, 1210))),
    MainRoad("Lockgate Road", "secondary", ((1040, 1210), (900, 1560), (830, 1890), (720, 2370))),
    MainRoad("Barrow Road", "secondary", ((720, 2370), (700, 2720), (800, 3030), (980, 3400), (1230, 3720))),
    MainRoad(
        "Lock Street", "residential",
        ((2563, 2150), (2680, 2212), (2830, 2266), (2980, 2303), (3120, 2328), (3245, 2345)),
    ),
    MainRoad("Station Approach", "residential", ((2622, 2735), (2540, 2742), (2440, 2752), (2360, 2738), (2310, 2690))),
    MainRoad("Market Street", "residential", ((2586, 2490), (2700, 2510), (2800, 2515), (2812, 2650))),
)  # fmt: skip

URBAN: tuple[Pair, ...] = (
    (560, 2030), (420, 2620), (560, 3150), (840, 3600), (900, 4130), (1500, 4380), (2200, 4480), (3000, 4450),
    (3800, 4480), (4500, 4380), (4880, 3950), (5080, 3500), (5480, 3250), (5560, 2700), (5240, 2050), (5180, 1300),
    (4900, 880), (4300, 640), (3560, 480), (2700, 420), (2000, 560), (1250, 640), (720, 1000), (640, 1500),
)  # fmt: skip

DISTRICTS: tuple[District, ...] = (
    District("Town centre", "centre", "centre", (2560, 2080)),
    District("Town centre", "centre", "centre", (2640, 2560)),
    District("Town centre", "centre", "centre", (2460, 2330)),
    District("Station", "centre", "railway", (2700, 3000)),
    District("Lock Street", "terrace", "water", (2900, 2300)),
    District("Weir", "terrace", "weaving", (2080, 2280)),
    District("Fenwick", "industrial", "works", (2150, 2680)),
    District("Goods Yard", "industrial", "works", (1950, 2980)),
    District("North Bank", "terrace", "railway", (2300, 3080)),
    District("Northgate", "terrace", "poets", (3000, 3060)),
    District("Tanner", "terrace", "hides", (3500, 3000)),
    District("Tanner", "terrace", "hides", (3560, 2600)),
    District("Larkfield", "terrace", "birds", (3480, 2230)),
    District("Weir Road", "terrace", "weaving", (1250, 2250)),
    District("Weir Road", "terrace", "weaving", (1280, 2680)),
    District("Barrow", "estate", "moors", (900, 2880)),
    District("Garth", "semi", "trees", (1180, 3250)),
    District("Garth", "terrace", "poets", (1750, 3520)),
    District("Priory", "semi", "abbey", (2300, 3700)),
    District("Priory", "modern", "abbey", (1600, 4180)),
    District("Northfield", "semi", "trees", (2900, 4250)),
    District("Northfield", "semi", "birds", (3150, 3680)),
    District("Hazel Bank", "semi", "flowers", (3800, 3620)),
    District("Hazel Bank", "modern", "flowers", (3850, 4220)),
    District("Skelder", "estate", "moors", (4420, 4020)),
    District("Hallam", "estate", "islands", (4200, 3300)),
    District("Eastfield", "modern", "grain", (5050, 3200)),
    District("Eastfield", "industrial", "works", (5100, 2600)),
    District("Eastfield", "semi", "grain", (4300, 2560)),
    District("Wharfedge", "terrace", "water", (4250, 2150)),
    District("Holm", "semi", "trees", (4850, 1850)),
    District("Holm", "semi", "flowers", (4000, 1500)),
    District("Common", "modern", "moors", (4350, 1000)),
    District("Southgate", "terrace", "poets", (2900, 1650)),
    District("Southgate", "terrace", "sailors", (2330, 1600)),
    District("Vicarage", "semi", "abbey", (2950, 1250)),
    District("Vicarage", "modern", "birds", (3050, 720)),
    District("Carr", "estate", "islands", (1800, 1380)),
    District("Carr", "semi", "flowers", (2000, 850)),
    District("Kelder", "modern", "grain", (1200, 900)),
    District("Kelder", "semi", "trees", (1250, 1700)),
)

# Each piece of land between main roads, canal and railway belongs to the ward of the nearest mark.
WARD_MARKS: tuple[tuple[str, tuple[Pair, ...]], ...] = (
    ("Weir", ((2130, 2490), (1160, 2700), (1250, 2210), (2870, 2570))),
    ("Larkfield", ((2940, 2160), (2930, 1470), (3530, 2260), (2300, 2050), (3600, 2590), (3590, 2765))),
    ("Barrow", ((1310, 3220), (380, 2730), (440, 2080), (540, 3710), (1330, 1750), (440, 1230))),
    ("Priory", ((2020, 3620), (1590, 4430), (2290, 3080))),
    ("Northfield", ((3360, 3680), (3580, 4480), (2930, 3100))),
    ("Tanner and Eastfield", ((3490, 3050), (4220, 3330), (5110, 3960), (5395, 3130), (5290, 2670), (4345, 2870), (4340, 2560))),
    ("Holm", ((3740, 1540), (4190, 2070), (5325, 1650), (4450, 650))),
    ("Kelder and Carr", ((1920, 1460), (1300, 550), (2850, 550))),
)  # fmt: skip
