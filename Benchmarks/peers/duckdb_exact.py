"""DuckDB: exact join on the citizen ID, name and date equal after lower case; `fuzzy` adds a second step by date and name."""
import sys
import duckdb

insurance, reference, output, mode = sys.argv[1:5]
con = duckdb.connect()
con.execute("SET threads TO 2")
for table, path in (("i", insurance), ("r", reference)):
    con.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{path}', all_varchar = true, header = true)")
con.execute("""
  CREATE TABLE links AS
  SELECT i.record_id, r.citizen_id FROM i JOIN r ON i.citizen_id = r.citizen_id
  WHERE lower(i.full_name) = lower(r.full_name) AND i.birth_date = r.birth_date""")
if mode == "fuzzy":
    con.execute("""
      INSERT INTO links
      WITH rest AS (SELECT * FROM i WHERE record_id NOT IN (SELECT record_id FROM links)),
      pairs AS (
        SELECT *, jaro_winkler_similarity(strip_accents(lower(a)), strip_accents(lower(b))) AS s FROM (
          SELECT rest.record_id, r.citizen_id, rest.full_name AS a, r.full_name AS b, true AS same_id
          FROM rest JOIN r ON rest.citizen_id = r.citizen_id
          UNION ALL
          SELECT rest.record_id, r.citizen_id, rest.full_name, r.full_name, false
          FROM rest JOIN r ON rest.birth_date = r.birth_date))
      SELECT record_id, arg_max(citizen_id, s + CASE WHEN same_id THEN 1 ELSE 0 END)
      FROM pairs WHERE s >= 0.95 OR (same_id AND s >= 0.8) GROUP BY record_id""")
con.execute(f"COPY links TO '{output}' (HEADER)")
