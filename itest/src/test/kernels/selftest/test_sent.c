#include "selftest.h"
void test_sent(void) {}
