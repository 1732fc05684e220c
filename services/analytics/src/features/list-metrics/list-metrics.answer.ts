import { ApiProperty } from '@nestjs/swagger';
import { type PerMinute, perMinuteKinds, type Unit, units } from '../../domain/metric-definitions.js';

export class MetricNamesAnswer {
  @ApiProperty({ example: 'Shop visitors' }) readonly en!: string;
  @ApiProperty({ example: 'ショップ訪問者数' }) readonly ja!: string;
  @ApiProperty({ example: '进店人数' }) readonly zh!: string;
}

export class MetricDefinitionAnswer {
  @ApiProperty({ example: 'cvr_shop' }) readonly id!: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'A changed definition is a new version' })
  readonly version!: number;
  @ApiProperty({ type: MetricNamesAnswer }) readonly names!: MetricNamesAnswer;
  @ApiProperty({ enum: units }) readonly unit!: Unit;
  @ApiProperty({ example: 'orders', description: 'What is counted in the numerator' }) readonly n!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'shop_visitors',
    description: 'Denominator; null for plain counts',
  })
  readonly d!: string | null;

  @ApiProperty({ description: 'n counts some of what d counts' }) readonly partOfWhole!: boolean;

  @ApiProperty({
    enum: perMinuteKinds,
    description:
      'What a minute shows: what happened in it, how it was at its end, its peak, or the session up to its end',
  })
  readonly perMinute!: PerMinute;

  @ApiProperty({ example: 'Paid orders per shop visitor.' }) readonly meaning!: string;
}

export class MetricDefinitionsAnswer {
  @ApiProperty({ type: MetricDefinitionAnswer, isArray: true }) readonly items!: readonly MetricDefinitionAnswer[];
}
