/* The address of each call, so that the assembly tells how the headers name its symbol. */
#include "headers.h"

#define CALL(name) const void *const hostnal_call_##name = (const void *)name;

#include "calls.h"
