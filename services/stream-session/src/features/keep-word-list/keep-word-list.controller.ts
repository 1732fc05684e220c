import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { moderators } from '../../moderation/moderators.js';
import { toWordListAnswer, WordListAnswer, WordListBody } from './keep-word-list.dto.js';
import { KeepWordListHandler } from './keep-word-list.handler.js';

@ApiTags('moderation')
@Controller('v1/moderation/word-list')
export class KeepWordListController {
  constructor(private readonly handler: KeepWordListHandler) {}

  @Get()
  @Allow(moderators)
  @ApiOkResponse({ type: WordListAnswer })
  @Refuses(401, 403)
  async read(@Caller() staff: Staff): Promise<WordListAnswer> {
    return toWordListAnswer(await this.handler.read(staff));
  }

  @Put()
  @Allow(moderators)
  @ApiOkResponse({ type: WordListAnswer, description: 'Exactly these words; they hold in all rooms within a moment' })
  @Refuses(400, 401, 403, 404, 422)
  async replace(@Caller() staff: Staff, @Body() { words }: WordListBody): Promise<WordListAnswer> {
    return toWordListAnswer(await this.handler.replace(staff, words));
  }
}
