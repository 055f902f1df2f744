#!/usr/bin/env python3
"""Lee la exportación con la biblioteca estándar. / Reads the export with the standard library.

    ./ptps export
    python3 docs/recipes/starter.py out/export PT-COB-01
"""
import csv
import pathlib
import sys

export = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "out/export")
indicator = sys.argv[2] if len(sys.argv) > 2 else "PT-COB-01"

# utf-8-sig: el archivo empieza con una marca. / The file begins with a mark.
with open(export / "data" / "indicator_values.csv", encoding="utf-8-sig", newline="") as text:
    rows = [row for row in csv.DictReader(text) if row["indicator"] == indicator and row["level"] == "nation"]

if (export / "DATOS-FICTICIOS.txt").exists():
    print("DATOS FICTICIOS")
for row in sorted(rows, key=lambda row: (row["residence"], row["year"])):
    # Sin valor hay un motivo, nunca cero. / Without a value there is a reason, never zero.
    value = f"{float(row['value']):.1f}" if row["value"] else row["reason"]
    print(row["residence"], row["year"], value, f"{row.get('numerator', '')}/{row.get('denominator', '')}")
