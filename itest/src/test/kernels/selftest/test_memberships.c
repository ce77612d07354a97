#include "selftest.h"
void test_memberships(void) {}
