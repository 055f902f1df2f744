"""The checks of the census in pandas: census.py FILE PLACES OUT; last line: seconds of CPU, peak MB.

Where pandas writes no Parquet (it needs pyarrow) it keeps its own fast format; census.py OUT then makes CSV of
that, apart from what is timed.
"""

import resource
import sys
import unicodedata
from pathlib import Path

import pandas as pd

WATER = [
    "public_piped", "private_piped", "hand_or_motor_pump", "windlass_well", "public_tap",
    "surface", "tanker", "vendor", "other",
]
WHERE = ["in_dwelling", "on_plot", "within_100_m", "beyond_100_m"]
TOILET = [
    "sewer", "septic", "flush_to_water", "latrine_to_water", "pour_flush", "latrine_septic",
    "latrine_pit", "other", "none",
]
KEPT = [
    "municipality_code", "census_year", "dwelling_id", "residence", "people", "water_supply",
    "water_place", "sanitation_type", "sanitation_shared", "source_line",
]
CONTENT = KEPT[:1] + KEPT[3:9]


def folded(text):
    plain = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def coded(column, names):
    return column.str.strip().map({str(i + 1): name for i, name in enumerate(names)})


def write(frame, path):
    try:
        frame.to_parquet(path.with_suffix(".parquet"))
    except ImportError:
        frame.to_pickle(path.with_suffix(".pickle"))


def convert(out):
    for path in Path(out).glob("*.pickle"):
        pd.read_pickle(path).to_csv(path.with_suffix(".csv"), index=False)
        path.unlink()


def main(file, places, out):
    Path(out).mkdir(parents=True, exist_ok=True)
    raw = pd.read_csv(file, dtype="string", keep_default_na=False)
    given = pd.read_csv(places, sep=";", dtype="string")
    codes = {(folded(d), folded(n)): c for d, n, c in given.itertuples(index=False)}
    spelled = raw[["DEPTO", "MUNICIPIO"]].drop_duplicates()
    spelled["municipality_code"] = [
        codes.get((folded(d), folded(n))) for d, n in spelled.itertuples(index=False)
    ]
    clean = raw.merge(spelled, on=["DEPTO", "MUNICIPIO"], how="left")
    clean["source_line"] = range(2, len(clean) + 2)
    clean["census_year"] = pd.to_numeric(clean["ANIO"], errors="coerce")
    clean["dwelling_id"] = clean["ID_VIVIENDA"].str.strip()
    clean["residence"] = coded(clean["AREA"], ["urban", "rural"])
    number = pd.to_numeric(clean["PERSONAS"].replace("", None), errors="coerce").astype("float64")
    no_number = number.isna() & (clean["PERSONAS"].str.strip() != "")
    far = number.notna() & ~number.between(0, 99)
    clean["people"] = number.where(~far)
    clean["water_supply"] = coded(clean["AGUA"], WATER)
    no_water = clean["water_supply"].isna() & (clean["AGUA"] != "")
    clean["water_place"] = coded(clean["LUGAR_AGUA"], WHERE)
    clean["sanitation_type"] = coded(clean["SANITARIO"], TOILET)
    clean["sanitation_shared"] = clean["USO_SANITARIO"].str.strip().map({"1": False, "2": True})
    no_place = clean["municipality_code"].isna()
    no_area = clean["residence"].isna()
    wanted = ~no_place & ~no_area & clean["census_year"].between(1950, 2100)
    kept = clean[wanted]
    double = kept[kept.duplicated(["census_year", "dwelling_id"], keep=False)]
    contents = double.groupby(["census_year", "dwelling_id"])[CONTENT].nunique(dropna=False)
    agree = contents.max(axis=1).eq(1).rename("agree")
    double = double.join(agree, on=["census_year", "dwelling_id"])
    first = ~double.duplicated(["census_year", "dwelling_id"])
    dropped = double.index[~(double["agree"] & first)]
    kept = kept.drop(dropped)[KEPT].astype({"census_year": "int64", "sanitation_shared": "boolean"})
    write(kept, Path(out) / "kept")
    reasons = [no_number, far, no_water, no_area, no_place, clean.index.isin(dropped)]
    refused = pd.concat([clean.loc[each, "source_line"] for each in reasons])
    write(refused.rename("line").to_frame(), Path(out) / "refused")


main(*sys.argv[1:]) if len(sys.argv) > 2 else convert(sys.argv[1])
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}")
