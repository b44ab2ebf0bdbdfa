#include "parsers/reading.h"
