#!/usr/bin/env python3
"""Pregunta a la exportación en SQL (pip install duckdb). / Asks the export in SQL (pip install duckdb).

    python3 starters/starter_duckdb.py . PT-COB-01 HN
"""
import pathlib
import sys

import duckdb

export = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
indicator = sys.argv[2] if len(sys.argv) > 2 else "PT-COB-01"
area = sys.argv[3] if len(sys.argv) > 3 else "HN"

# Lo observado en su año; con "all", también lo arrastrado. / What was observed in its year; with "all", what is carried forward too.
table = "indicator_values" if "all" in sys.argv[4:] else "observed_values"

# El almacén entero, si lo tiene: duckdb.connect("out/warehouse.duckdb", read_only=True).
# The whole warehouse, where you have it: duckdb.connect("out/warehouse.duckdb", read_only=True).
if (export / "DATOS-FICTICIOS.txt").exists():
    print("DATOS FICTICIOS")
found = duckdb.execute(
    "select * from read_csv(?, all_varchar = true) where indicator = ? and area_code = ? order by residence, year",
    [str(export / "data" / (table + "{{suffix}}.csv")), indicator, area],
)
names = [column[0] for column in found.description]
for cells in found.fetchall():
    row = {name: cell or "" for name, cell in zip(names, cells)}
    print(row["residence"], row["year"], row["value"] or row["reason"], f"{row.get('numerator', '')}/{row.get('denominator', '')}")
