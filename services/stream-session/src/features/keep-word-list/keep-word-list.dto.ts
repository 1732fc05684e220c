import { ApiProperty } from '@nestjs/swagger';
import { PlainText } from '@shopcast/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, ValidateNested } from 'class-validator';
import { type WordAction, wordActions, type WordList } from '../../domain/moderation/word-list.js';

const MAX_WORDS = 2_000;

export class ListedWordBody {
  @PlainText(64, { example: 'バカ' })
  readonly word!: string;

  @ApiProperty({
    enum: wordActions,
    example: 'mask',
    description:
      '`pass` exempts a longer word that contains a listed one, `mask` shows stars, `hold` waits for a moderator, `reject` refuses the comment',
  })
  @IsIn(wordActions)
  readonly action!: WordAction;
}

export class WordListBody {
  @ApiProperty({ type: ListedWordBody, isArray: true, maxItems: MAX_WORDS })
  @IsArray()
  @ArrayMaxSize(MAX_WORDS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ListedWordBody)
  readonly words!: ListedWordBody[];
}

export class WordListAnswer {
  @ApiProperty({ type: ListedWordBody, isArray: true }) readonly words!: readonly ListedWordBody[];

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Counts the changes' }) readonly version!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it was never changed' })
  readonly changedAt!: string | null;
}

export const toWordListAnswer = ({ words, version, changedAtMs }: WordList): WordListAnswer => ({
  words,
  version,
  changedAt: changedAtMs === null ? null : new Date(changedAtMs).toISOString(),
});
