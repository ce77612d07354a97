"""Turns lists of names into C rows, and the rows of an object file into a table.

The rows are found by the text of the first one, not through the object file's format, so ELF,
Mach-O and COFF of either byte order are read alike.
"""

import struct
import sys

NAME_BYTES = 88
FIRST = b"hostnal abi: the first row, whose value tells the byte order"
LAST = "hostnal abi: the last row"
BYTE_ORDER_MARK = 0x0102030405060708
ABSENT = "absent "


def names(paths):
    """The names in the files, one a line, without comments and repetitions."""
    found = {}
    for path in paths:
        with open(path, encoding="ascii") as lines:
            for line in lines:
                name = line.split("#")[0].strip()
                if name:
                    found[name] = True
    return list(found)


def print_constants(paths):
    for name in names(paths):
        print(f"#ifdef {name}\nCONSTANT({name})\n#else\nABSENT({name})\n#endif")


def rows(data):
    """Every row between the first and the last, as name and value."""
    start = data.index(FIRST + b"\0")
    if data.find(FIRST + b"\0", start + 1) >= 0:
        raise ValueError("the first row is there twice")
    layouts = [struct.Struct(order + f"{NAME_BYTES}sq") for order in "<>"]
    layout = next(s for s in layouts if s.unpack_from(data, start)[1] == BYTE_ORDER_MARK)
    while True:
        start += layout.size
        name, value = layout.unpack_from(data, start)
        name = name.rstrip(b"\0").decode("ascii")
        if name == LAST:
            return
        yield name, value


def print_table(path):
    with open(path, "rb") as stream:
        found = list(rows(stream.read()))
    table = dict(found)
    if len(table) != len(found):
        raise ValueError("a name is there twice")
    absent = [name[len(ABSENT) :] for name in table if name.startswith(ABSENT)]
    for name in sorted(absent):
        print(f"# absent: {name}")
    for name in sorted(table):
        if not name.startswith(ABSENT):
            print(f"{name}={table[name]}")


if __name__ == "__main__":
    commands = {"constants": print_constants, "read": lambda paths: print_table(*paths)}
    commands[sys.argv[1]](sys.argv[2:])
