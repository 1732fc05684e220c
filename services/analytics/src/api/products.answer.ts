import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { instant, instantOrNull } from './instant.js';
import { MetricAnswer, toMetricAnswers } from './metric.answer.js';
import { figuresStates } from './session-metrics.answer.js';
import { type ProductMetricId, productMetrics } from '../domain/metric-definitions.js';
import type { ProductFigures } from '../figures/session-products.js';

type ProductMetrics = Readonly<Record<ProductMetricId, MetricAnswer>>;

const metrics = {
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
  description: `By metric id: ${productMetrics.map(({ id }) => id).join(', ')}`,
} as const;

export class ExplainingWindowAnswer {
  @ApiProperty({ format: 'date-time', description: 'When the product was pinned, session time' })
  readonly from!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was no longer, which is not in the window; null: it still is',
  })
  readonly to!: string | null;

  @ApiProperty({ ...metrics, description: `${metrics.description}; of what was done within the window` })
  readonly metrics!: ProductMetrics;
}

@ApiExtraModels(MetricAnswer)
export class ProductAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Canvas tote',
    description: 'null: the listing is not known yet',
  })
  readonly title!: string | null;

  @ApiProperty(metrics) readonly metrics!: ProductMetrics;

  @ApiProperty({ type: ExplainingWindowAnswer, isArray: true, description: 'In the order of time' })
  readonly windows!: readonly ExplainingWindowAnswer[];
}

export class ProductsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this session time' })
  readonly watermark!: string | null;

  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];
  @ApiProperty({ type: ProductAnswer, isArray: true }) readonly items!: readonly ProductAnswer[];
}

export const toProducts = ({ figures, products, titles }: ProductFigures): ProductsAnswer => ({
  sessionId: figures.session.sessionId,
  watermark: instantOrNull(figures.watermarkMs),
  state: figures.final ? 'ok' : 'provisional',
  items: products.map(({ listingId, measures, windows }) => ({
    listingId,
    title: titles.get(listingId) ?? null,
    metrics: toMetricAnswers(measures, figures.session.currency),
    windows: windows.map((window) => ({
      from: instant(window.fromMs),
      to: instantOrNull(window.toMs),
      metrics: toMetricAnswers(window.measures, figures.session.currency),
    })),
  })),
});
