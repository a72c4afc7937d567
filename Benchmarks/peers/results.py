"""Keeps the tables of several measurements in one file: each is a part under a heading of its own."""
from pathlib import Path


def put(path, heading, body):
    """Puts a part in the place of the earlier one with the same heading, or at the end."""
    path = Path(path)
    parts, name = {}, None
    for line in path.read_text().splitlines() if path.exists() else []:
        if line.startswith("# "):
            name = line[2:]
            parts[name] = []
        elif name is not None:
            parts[name].append(line)
    parts[heading] = body.strip().splitlines()
    text = "\n\n".join(f"# {name}\n\n" + "\n".join(lines).strip() for name, lines in parts.items())
    path.write_text(text + "\n")
