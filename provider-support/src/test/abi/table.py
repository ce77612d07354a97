"""Turns lists of names into C, and what the compiler makes of them into a table.

The rows are found by the text of the first one, not through the object file's format, so ELF,
Mach-O and COFF of either byte order are read alike.
"""

import os
import re
import struct
import sys

NAME_BYTES = 88
FIRST = b"hostnal abi: the first row, whose value tells the byte order"
LAST = "hostnal abi: the last row"
BYTE_ORDER_MARK = 0x0102030405060708
ABSENT = "absent "
CALL_LABEL = re.compile(r"^(_?)hostnal_call_(\w+):")
FIRST_WORD_OF_DATA = re.compile(r"^\s+\.(?:quad|xword|long|word|8byte|4byte)\s+(\S+)")


def names(paths):
    """The names in the files, one a line, without comments and repetitions.

    A line "include FILE" stands for the names in a file beside this program.
    """
    found = {}
    for path in paths:
        with open(path, encoding="ascii") as lines:
            for line in lines:
                name = line.split("#")[0].strip()
                if name.startswith("include "):
                    included = os.path.join(os.path.dirname(__file__), name.split()[1])
                    found.update(dict.fromkeys(names([included])))
                elif name:
                    found[name] = None
    return list(found)


def print_constants(paths):
    for name in names(paths):
        print(f"#ifdef {name}\nCONSTANT({name})\n#else\nABSENT({name})\n#endif")


def print_calls(paths):
    for name in names(paths):
        print(f"CALL({name})")


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


def symbols(assembly):
    """For every call its symbol, as dlsym(3) wants it: without Mach-O's underscore."""
    lines = iter(assembly)
    for line in lines:
        label = CALL_LABEL.match(line)
        if label:
            underscore, call = label.groups()
            symbol = FIRST_WORD_OF_DATA.match(next(lines)).group(1)
            if not symbol.startswith(underscore):
                raise ValueError(f"{symbol} has no underscore")
            yield f"symbol({call})", symbol[len(underscore) :]


def print_table(object_file, assembly):
    with open(object_file, "rb") as stream:
        found = list(rows(stream.read()))
    with open(assembly, encoding="ascii") as stream:
        found += symbols(stream)
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
    commands = {
        "constants": print_constants,
        "calls": print_calls,
        "read": lambda paths: print_table(*paths),
    }
    commands[sys.argv[1]](sys.argv[2:])
