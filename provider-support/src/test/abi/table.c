/* One object file with a table of names and numbers, which table.py finds by its first name. */
#include "headers.h"

#include <errno.h>
#include <stddef.h>

struct row {
    char name[88];
    long long value;
};

#define ROW(name, value) {name, (long long)(value)},
#define ABSENT(name) ROW("absent " #name, 0)
#define CONSTANT(name) ROW(#name, name)
#define COMPUTED(expression) ROW(#expression, expression)
#define STRUCT(type) ROW("sizeof(" #type ")", sizeof(type))
#define FIELD(type, field)                                                                        \
    ROW("offsetof(" #type "," #field ")", offsetof(type, field))                                  \
    ROW("sizeof(" #type "." #field ")", sizeof(((type *)0)->field))

const struct row hostnal_abi[] = {
    ROW("hostnal abi: the first row, whose value tells the byte order", 0x0102030405060708)
#include "constants.h"
#include "layouts.h"
    ROW("hostnal abi: the last row", 0)
};
