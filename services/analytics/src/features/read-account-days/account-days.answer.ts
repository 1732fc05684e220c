import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { instant, instantOrNull } from '../../api/instant.js';
import { MetricAnswer, toMetricAnswers } from '../../api/metric.answer.js';
import { figuresStates } from '../../api/session-metrics.answer.js';
import type { AccountDays, DayFigures } from './read-account-days.handler.js';

@ApiExtraModels(MetricAnswer)
export class DayAnswer {
  @ApiProperty({ type: String, format: 'date', example: '2026-11-23', description: 'In the account’s time zone' })
  readonly day!: string;

  @ApiProperty({ type: String, format: 'date-time' }) readonly from!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Not in the day' }) readonly to!: string;
  @ApiProperty({ example: 'Asia/Tokyo' }) readonly timeZone!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217, of the sessions that were added up' })
  readonly currency!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: of the account as a whole' })
  readonly brandId!: string | null;

  @ApiProperty({ enum: figuresStates, description: 'provisional: the day or one of its sessions is not over' })
  readonly state!: (typeof figuresStates)[number];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
    description: 'By metric id. A share of more than its whole is not told: its whole was on another day',
  })
  readonly metrics!: Readonly<Record<string, MetricAnswer>>;
}

export class AccountDaysAnswer {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ type: String, format: 'date' }) readonly from!: string;
  @ApiProperty({ type: String, format: 'date', description: 'The last day' }) readonly to!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this time' })
  readonly watermark!: string | null;

  @ApiProperty({ type: DayAnswer, isArray: true, description: 'Days on which something happened, by currency' })
  readonly items!: readonly DayAnswer[];
}

export const toAccountDays = ({ accountId, from, to, watermarkMs, days }: AccountDays): AccountDaysAnswer => ({
  accountId,
  from,
  to,
  watermark: instantOrNull(watermarkMs),
  items: days.map(toDay),
});

const toDay = ({ day, fromMs, toMs, timeZone, currency, brandId, final, measures }: DayFigures): DayAnswer => ({
  day,
  from: instant(fromMs),
  to: instant(toMs),
  timeZone,
  currency,
  brandId,
  state: final ? 'ok' : 'provisional',
  metrics: toMetricAnswers(measures, currency),
});
