#!/usr/bin/env python3
"""Lee la exportación con pandas si está, si no con la biblioteca estándar.
Reads the export with pandas where it is there, else with the standard library.

    python3 starters/starter.py . PT-COB-01 HN
"""
import csv
import pathlib
import sys

try:
    import pandas
except ImportError:
    pandas = None

export = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
indicator = sys.argv[2] if len(sys.argv) > 2 else "PT-COB-01"
area = sys.argv[3] if len(sys.argv) > 3 else "HN"
# Lo observado en su año; con "all", también lo arrastrado. / What was observed in its year; with "all", what is carried forward too.
table = "indicator_values" if "all" in sys.argv[4:] else "observed_values"
file = export / "data" / (table + "{{suffix}}.csv")

# Todo como texto: 0101 es un código. utf-8-sig: el archivo empieza con una marca.
# All as texts: 0101 is a code. utf-8-sig: the file begins with a mark.
if pandas is not None:
    values = pandas.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    rows = values[(values["indicator"] == indicator) & (values["area_code"] == area)].to_dict("records")
else:
    with open(file, encoding="utf-8-sig", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["indicator"] == indicator and row["area_code"] == area]

if (export / "DATOS-FICTICIOS.txt").exists():
    print("DATOS FICTICIOS")
for row in sorted(rows, key=lambda row: (row["residence"], row["year"])):
    # Sin valor hay un motivo, nunca cero. / Without a value there is a reason, never zero.
    print(row["residence"], row["year"], row["value"] or row["reason"], f"{row.get('numerator', '')}/{row.get('denominator', '')}")
