import { ApiProperty } from '@nestjs/swagger';
import { FEWEST_OPTIONS, MOST_OPTIONS } from '@shopcast/contracts';
import { PlainText, plainText } from '@shopcast/http';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';

const OPTION = plainText(100);

export class OpenPollBody {
  @PlainText(200, { example: '下一个看哪件？' }) readonly question!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: 100, pattern: OPTION },
    minItems: FEWEST_OPTIONS,
    maxItems: MOST_OPTIONS,
    example: ['风衣', '大衣'],
  })
  @IsArray()
  @ArrayMinSize(FEWEST_OPTIONS)
  @ArrayMaxSize(MOST_OPTIONS)
  @Matches(new RegExp(OPTION, 'u'), {
    each: true,
    message: '$property must be texts of 1 to 100 characters without control characters',
  })
  readonly options!: string[];
}
