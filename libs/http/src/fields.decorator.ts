import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Matches, ValidateBy } from 'class-validator';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Control characters and halves of characters, written so that every dialect of regular expressions reads it alike. */
const UNREADABLE = '\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF';

/** The pattern of {@link PlainText}. */
export const plainText = (maxLength: number): string => `^(?=.*\\S)[^${UNREADABLE}]{1,${maxLength}}$`;

/** Text for people to read, in any language: not blank, no control characters, no halves of characters. */
export function PlainText(maxLength: number, options: ApiPropertyOptions): PropertyDecorator {
  const pattern = plainText(maxLength);
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength, pattern, ...options } as ApiPropertyOptions),
    Matches(new RegExp(pattern, 'u'), {
      message: `$property must be text of 1 to ${maxLength} characters without control characters`,
    }),
  );
}

/** A name or title that people read. */
export const Title = (example: string): PropertyDecorator => PlainText(200, { example });

/** A moment as ISO 8601 with a time zone. */
export const Instant = (description: string, required = true, example = '2026-11-23T12:30:00Z'): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example, description, required }),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isInstant(value),
        defaultMessage: () => '$property must be a date and time with a time zone, as in 2026-11-23T12:30:00Z',
      },
    }),
  );

/** The parser alone would take 30 February for 2 March. */
function isInstant(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  // Where databases and we count alike. NaN is not among them.
  if (!RFC_3339.test(text) || !(year >= 1 && year <= 9999)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
}
