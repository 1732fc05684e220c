import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { instant, instantOrNull } from './instant.js';
import { MetricAnswer, toMetricAnswers } from './metric.answer.js';
import { type OrderChangeKind, orderChangeKinds } from '../domain/order-changes.js';
import { versionDays } from '../domain/session-versions.js';
import type { PublishedVersion } from '../persistence/version.repository.js';
import type { VersionsOfSession } from '../figures/session-versions.js';

export const minorUnits = (description: string) => ({ type: 'integer', example: 9_900, description }) as const;
export const NET = 'What it adds to net_gmv, minor units; negative for what went back';

export class ValueBeforeAnswer {
  @ApiProperty({ example: 1228 }) readonly n!: number;
  @ApiProperty({ type: Number, nullable: true, example: 6704 }) readonly d!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 0.1831742243436754 }) readonly value!: number | null;
}

export class OrderSumAnswer {
  @ApiProperty({ enum: orderChangeKinds }) readonly kind!: OrderChangeKind;
  @ApiProperty({ type: 'integer', description: 'Different orders' }) readonly orders!: number;
  @ApiProperty({ type: 'integer' }) readonly changes!: number;
  @ApiProperty(minorUnits('Minor units: to pay, paid, deposit returned, given back for returns, given back'))
  readonly amountMinor!: number;
  @ApiProperty(minorUnits(NET)) readonly netGmvMinor!: number;
}

export class VersionOrdersAnswer {
  @ApiProperty({ type: 'integer', description: 'Different orders' }) readonly orders!: number;
  @ApiProperty({ type: 'integer', description: 'How many …/versions/:version/orders lists' })
  readonly changes!: number;
  @ApiProperty({ type: OrderSumAnswer, isArray: true }) readonly kinds!: readonly OrderSumAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'The same digest is the same list; null: none' })
  readonly digest!: string | null;
}

@ApiExtraModels(MetricAnswer, ValueBeforeAnswer)
export class SessionVersionAnswer {
  @ApiProperty({ enum: versionDays, description: 'Days after the end of the session' }) readonly version!: number;

  @ApiProperty({
    ...{ type: 'integer', minimum: 1, example: 1 },
    description: 'Above 1: facts from before this version’s instant came after it had been published',
  })
  readonly revision!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'All facts up to then are in it, session time' })
  readonly at!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Wall time' }) readonly publishedAt!: string;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { $ref: getSchemaPath(MetricAnswer) } },
    description: 'By metric id',
  })
  readonly metrics!: Readonly<Record<string, MetricAnswer>>;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { $ref: getSchemaPath(ValueBeforeAnswer) } },
    description: 'The metrics that are not as in the version before, and what they were there',
  })
  readonly changed!: Readonly<Record<string, ValueBeforeAnswer>>;

  @ApiProperty({ type: VersionOrdersAnswer, description: 'What became of orders since the version before' })
  readonly orders!: VersionOrdersAnswer;
}

export class NextVersionAnswer {
  @ApiProperty({ enum: versionDays }) readonly version!: number;
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time' }) readonly at!: string;
}

export class SessionVersionsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: string | null;

  @ApiProperty({ type: SessionVersionAnswer, isArray: true, description: 'Of each version the last revision first' })
  readonly items!: readonly SessionVersionAnswer[];

  @ApiProperty({ type: NextVersionAnswer, nullable: true, description: 'null: none, or the session is not over' })
  readonly next!: NextVersionAnswer | null;
}

export const toSessionVersions = ({ session, versions, next }: VersionsOfSession): SessionVersionsAnswer => ({
  sessionId: session.sessionId,
  endedAt: instantOrNull(session.endedAtMs),
  items: versions.map((version) => toVersion(version, session.currency)),
  next: next ? { version: next.version, at: instant(next.atMs) } : null,
});

const toVersion = (
  { version, revision, atMs, publishedAtMs, metrics, changed, orders }: PublishedVersion,
  currency: string,
): SessionVersionAnswer => ({
  ...{ version, revision, changed, orders },
  at: instant(atMs),
  publishedAt: instant(publishedAtMs),
  metrics: toMetricAnswers(metrics, currency),
});
