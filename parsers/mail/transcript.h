/*
 * transcript: subtitles of a recorded meeting (WebVTT, SubRip) to blocks: one
 * paragraph for each turn of a speaker, the name in front ("Jane Doe: ..."),
 * as lead. Cues without times, numbers, settings or marks; a turn is what one
 * speaker says without anybody between, cut after a sentence when it is long.
 *
 * text is clean (text_clean). The blocks' slices live in pool; they have no
 * lines yet (lines.h). Never fails: what has no cues gives no blocks.
 */
#ifndef AGREED_TRANSCRIPT_H
#define AGREED_TRANSCRIPT_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Does it begin as WebVTT, or as SubRip (a number, then two times)? */
bool transcript_is_likely(struct slice text);

void transcript_blocks(struct pool *pool, struct slice text, struct block_list *blocks);

#endif
