import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** Up to 200 characters, not all blank, without control characters and halves of characters. */
const TITLE = /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u;

/** A name or title that people read. */
export const Title = (example: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ example, minLength: 1, maxLength: 200, pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,200}$' }),
    Matches(TITLE, { message: '$property must be 1 to 200 printable characters' }),
  );
