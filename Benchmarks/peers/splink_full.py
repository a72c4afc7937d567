"""Splink 4 on DuckDB as a careful user would set it up: folded names, term frequencies, several blocking rules, EM."""
import logging
import sys
import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

insurance, reference, output = sys.argv[1:4]
logging.getLogger("splink").setLevel(logging.ERROR)
con = duckdb.connect()
con.execute("SET threads TO 2")
DATE = """CASE WHEN regexp_matches({c}, '^[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}$')
               THEN try_strptime({c}, '%d/%m/%Y')::DATE END"""
for table, path, key in (("i", insurance, "record_id"), ("r", reference, "citizen_id")):
    con.execute(f"""
      CREATE TABLE {table} AS
      SELECT row_number() OVER () AS unique_id, {key} AS link_key, nullif(citizen_id, '') AS citizen_id,
             nullif(lower(trim(full_name)), '') AS name,
             nullif(replace(strip_accents(lower(trim(full_name))), 'đ', 'd'), '') AS folded,
             list_last(string_split(replace(strip_accents(lower(trim(full_name))), 'đ', 'd'), ' ')) AS given,
             {DATE.format(c="birth_date")} AS birth_date, right(birth_date, 4) AS birth_year,
             nullif(gender, '') AS gender, nullif(commune_code, '') AS commune
      FROM read_csv('{path}', all_varchar = true, header = true)""")
name = cl.CustomComparison(
    output_column_name="name",
    comparison_levels=[
        cll.NullLevel("folded"),
        cll.ExactMatchLevel("name", term_frequency_adjustments=True),
        cll.ExactMatchLevel("folded", term_frequency_adjustments=True),
        cll.JaroWinklerLevel("folded", 0.95),
        cll.JaroWinklerLevel("folded", 0.88),
        cll.ElseLevel(),
    ])
date = cl.CustomComparison(
    output_column_name="birth_date",
    comparison_levels=[
        cll.NullLevel("birth_date"),
        cll.ExactMatchLevel("birth_date", term_frequency_adjustments=True),
        cll.CustomLevel("levenshtein(birth_date_l::VARCHAR, birth_date_r::VARCHAR) <= 1", "one character"),
        cll.CustomLevel("year(birth_date_l) = year(birth_date_r)", "same year"),
        cll.ElseLevel(),
    ])
settings = SettingsCreator(
    link_type="link_only",
    comparisons=[name, date, cl.LevenshteinAtThresholds("citizen_id", [1, 2]), cl.ExactMatch("gender"), cl.ExactMatch("commune")],
    blocking_rules_to_generate_predictions=[
        block_on("citizen_id"), block_on("folded", "birth_date"), block_on("given", "birth_date"),
        block_on("folded", "birth_year"), block_on("folded", "commune"),
    ])
linker = Linker(["i", "r"], settings, db_api=DuckDBAPI(con), input_table_aliases=["i", "r"])
linker.training.estimate_probability_two_random_records_match([block_on("citizen_id")], recall=0.93)
linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
for rule in (block_on("citizen_id"), block_on("folded", "birth_date")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
pairs = linker.inference.predict(threshold_match_probability=0.99)
con.execute(f"""
  COPY (
    WITH pairs AS (SELECT *, CASE WHEN source_dataset_l = 'i' THEN unique_id_l ELSE unique_id_r END AS iid,
                             CASE WHEN source_dataset_l = 'i' THEN unique_id_r ELSE unique_id_l END AS rid
                   FROM {pairs.physical_name})
    SELECT i.link_key AS record_id, arg_max(r.link_key, match_probability) AS citizen_id
    FROM pairs JOIN i ON i.unique_id = iid JOIN r ON r.unique_id = rid GROUP BY 1
  ) TO '{output}' (HEADER)""")
