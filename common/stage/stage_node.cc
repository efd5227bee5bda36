#include "common/stage/stage_node.h"
