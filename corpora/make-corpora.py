#!/usr/bin/env python3
"""Makes the files of this folder from the raw facts in a folder laid out like the office's shared data.

    python3 corpora/make-corpora.py ../shared/data

Only counting and trimming happens here; corpora/README.md names the source and licence of each file.
"""
import csv
import os
import sys
from collections import defaultdict

SOURCE = sys.argv[1] if len(sys.argv) > 1 else "../shared/data"
TARGET = os.path.dirname(os.path.abspath(__file__))


def rows(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, lines):
    with open(os.path.join(TARGET, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(header) + "\n")
        for line in lines:
            fields = [str(field) for field in line]
            assert not any("," in f or '"' in f or "\n" in f for f in fields), fields
            file.write(",".join(fields) + "\n")


def make_text():
    write("syllables.csv", ["syllable", "count", "as_first", "as_middle", "as_last"],
          [(r["syllable"], r["count"], r["as_first"], r["as_middle"], r["as_last"])
           for r in rows("names/syllables.csv") if "," not in r["syllable"]])
    write("rhymes.csv", ["context", "rhyme", "stop_coda"],
          [(r["context"], r["rhyme"], r["stop_coda"]) for r in rows("orthography/rhymes.csv")])
    tables = ["tcvn3", "tcvn3_capital_font", "tcvn5712_vn1", "vni", "vni_mixed_case_aliases",
              "viscii", "vps", "viqr", "cp1258"]
    write("legacy_encodings.csv", ["encoding", "bytes_hex", "text"],
          [(t, r["legacy_bytes_hex"], r["unicode_nfc"])
           for t in tables for r in rows(f"encodings/{t}.csv")])


def make_names():
    write("surnames.csv", ["surname", "count", "kind"],
          [(r["surname"], r["count"], r["kind"]) for r in rows("names/surnames.csv")
           if int(r["count"]) >= 20])
    write("surnames_nghe_an.csv", ["surname", "count"],
          [(r["surname"], r["count"]) for r in rows("names/surname_by_province.csv")
           if r["province"] == "Nghệ An"])
    write("compound_surnames.csv", ["compound", "count"],
          [(r["compound"], r["count"]) for r in rows("names/compound_surnames.csv")])
    write("minority_surnames.csv", ["surname", "ethnic_group", "count"],
          [(r["surname"], r["ethnic_group"], r["count_2016_2017"])
           for r in rows("names/ethnic_minority_surnames.csv")])
    for source, target, column, least in [
            ("names/given_names.csv", "given_names.csv", "given", 12),
            ("names/middle_names.csv", "middle_names.csv", "middle", 25)]:
        counts = defaultdict(lambda: defaultdict(int))
        for r in rows(source):
            counts[r[column]][r["gender"]] += int(r["count"])
        kept = [(word, c["M"], c["F"], c["U"]) for word, c in counts.items()
                if c["M"] + c["F"] + c["U"] >= least]
        kept.sort(key=lambda line: (-sum(line[1:]), line[0]))
        write(target, [column, "male", "female", "unknown"], kept)
    write("given_names_by_decade.csv", ["given", "sex", "decade", "count"],
          [(r["given"], r["gender"], r["decade"], r["count"])
           for r in rows("names/decade_given_names.csv") if int(r["count"]) >= 3])


def make_places():
    write("provinces.csv", ["code", "id_code", "name", "type", "new_code", "new_name"],
          [(r["code"], r["cccd_place_code"], r["name"], r["type"], r["new_code_20250701"],
            r["new_name_20250701"]) for r in rows("admin/vn_provinces_63_to_34.csv")])
    epochs = [("2019-12-01", "nghe_an_units_20191201.csv"),
              ("2020-03-01", "nghe_an_units_before_20241201.csv"),
              ("2024-12-01", "nghe_an_units_20250301.csv"),
              ("2025-07-01", "nghe_an_units_20250701.csv")]
    units = []
    for since, name in epochs:
        for r in rows("admin/" + name):
            if r["level"] != "province":
                units.append((since, r["code"], r["name"], r["level"], r["type"], r["parent_code"]))
    write("nghe_an_units.csv", ["since", "code", "name", "level", "type", "parent_code"], units)
    write("nghe_an_merger_2025.csv", ["old_code", "old_district", "new_code"],
          [(r["old_code"], r["old_district_code"], r["new_code"])
           for r in rows("admin/nghe_an_commune_map_20250301_to_20250701.csv")])


def make_calendar_and_cards():
    write("lunar_months.csv", ["lunar_year", "month", "is_leap", "first_day", "days"],
          [(r["lunar_year"], r["lunar_month"], r["is_leap"], r["solar_first_day"], r["days"])
           for r in rows("lunar/vn_lunar_months_1900_2050.csv")])
    write("card_object_codes.csv", ["code", "payer_group", "benefit_level"],
          [(r["code"], r["payer_group"].split()[0], r["usual_benefit_level"])
           for r in rows("ids/bhyt_object_codes.csv")])


make_text()
make_names()
make_places()
make_calendar_and_cards()
