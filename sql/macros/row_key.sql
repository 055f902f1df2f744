-- Key of a row of a report table without its column: table/values that tell the row from the others, joined by semicolons, one that is missing is left empty.
create macro macros.row_key(of_table, parts) as
    of_table || '/' || array_to_string(list_transform(parts, lambda part: macros.key_part(coalesce(cast(part as varchar), ''))), chr(59))
