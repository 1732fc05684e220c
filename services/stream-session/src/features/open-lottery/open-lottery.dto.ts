import { ApiProperty } from '@nestjs/swagger';
import { MOST_WINNERS } from '@shopcast/contracts';
import { PlainText } from '@shopcast/http';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../api/fields.decorator.js';

export const LONGEST_LOTTERY_SECONDS = 86_400;

export class OpenLotteryBody {
  @PlainText(200, { example: '口红一支', description: 'What is drawn' })
  readonly prize!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_WINNERS, example: 3, description: 'How many win at most' })
  @IsInt()
  @Min(1)
  @Max(MOST_WINNERS)
  readonly winnerCount!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_LOTTERY_SECONDS,
    example: 60,
    description: 'Seconds of session time until it is drawn; with the end of the session it is drawn in any case',
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_LOTTERY_SECONDS)
  readonly seconds!: number;

  @Optional()
  @PlainText(50, {
    required: false,
    example: '想要',
    description: 'Who writes it in a comment takes part; without it whoever taps does',
  })
  readonly keyword?: string;
}
