# Lee la exportación con R solo. / Reads the export with R alone.
#
#     Rscript starters/starter.R . PT-COB-01 HN
#
# Con arrow · with arrow:   arrow::read_parquet("data/observed_values{{suffix}}.parquet")
# Con duckdb · with duckdb: DBI::dbConnect(duckdb::duckdb(), "out/warehouse.duckdb", read_only = TRUE)
arguments <- commandArgs(trailingOnly = TRUE)
export <- if (length(arguments) > 0) arguments[1] else "."
indicator <- if (length(arguments) > 1) arguments[2] else "PT-COB-01"
area <- if (length(arguments) > 2) arguments[3] else "HN"
# Lo observado en su año; con "all", también lo arrastrado.
# What was observed in its year; with "all", what is carried forward too.
table <- if ("all" %in% arguments[-(1:3)]) "indicator_values" else "observed_values"

# Todo como texto: 0101 es un código. / All as texts: 0101 is a code.
values <- read.csv(
  file.path(export, "data", paste0(table, "{{suffix}}.csv")),
  fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = character()
)
values <- values[values$indicator == indicator & values$area_code == area, ]
values <- values[order(values$residence, values$year, method = "radix"), ]

if (file.exists(file.path(export, "DATOS-FICTICIOS.txt"))) cat("DATOS FICTICIOS\n")
cell <- function(name, row) if (is.null(values[[name]])) "" else values[[name]][row]
for (row in seq_len(nrow(values))) {
  # Sin valor hay un motivo, nunca cero. / Without a value there is a reason, never zero.
  said <- if (cell("value", row) == "") cell("reason", row) else cell("value", row)
  cat(cell("residence", row), cell("year", row), said,
      paste0(cell("numerator", row), "/", cell("denominator", row)))
  cat("\n")
}
