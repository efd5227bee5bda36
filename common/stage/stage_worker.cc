#include "common/stage/stage_worker.h"
