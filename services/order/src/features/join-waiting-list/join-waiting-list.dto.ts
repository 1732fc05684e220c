import { ApiProperty } from '@nestjs/swagger';
import { LineUnitsBody } from '../../bodies/line-units.body.js';
import { WaitingEntryAnswer } from '../../answers/waiting.answer.js';

export class JoinWaitingListBody extends LineUnitsBody {}

export class WaitingEntriesAnswer {
  @ApiProperty({ type: WaitingEntryAnswer, isArray: true }) readonly items!: readonly WaitingEntryAnswer[];
}
