"""Polars: the plain exact join on citizen ID, name in lower case and birth date."""
import sys
import polars as pl

insurance, reference, output = sys.argv[1:4]
columns = ["citizen_id", "full_name", "birth_date"]
read = lambda path, more: (
    pl.scan_csv(path, infer_schema=False).select(more + columns)
    .with_columns(pl.col("full_name").str.to_lowercase()))
links = read(insurance, ["record_id"]).join(read(reference, []), on=columns, how="inner")
links.select("record_id", "citizen_id").collect().write_csv(output)
