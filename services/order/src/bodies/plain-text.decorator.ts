import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** Text for people to read, in any language: not blank, no control characters, no halves of characters. */
export function PlainText(maxLength: number, options: ApiPropertyOptions): PropertyDecorator {
  const pattern = `^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,${maxLength}}$`;
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength, pattern, ...options } as ApiPropertyOptions),
    Matches(new RegExp(pattern, 'u'), {
      message: `$property must be text of 1 to ${maxLength} characters without control characters`,
    }),
  );
}
