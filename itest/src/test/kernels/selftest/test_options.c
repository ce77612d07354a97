#include "selftest.h"
void test_options(void) {}
