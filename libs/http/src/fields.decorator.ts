import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateBy } from 'class-validator';

/** Up to 200 characters, not all blank, without control characters and halves of characters. */
const TITLE = /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A name or title that people read. */
export const Title = (example: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ example, minLength: 1, maxLength: 200, pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,200}$' }),
    Matches(TITLE, { message: '$property must be 1 to 200 printable characters' }),
  );

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
  if (!RFC_3339.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
}
