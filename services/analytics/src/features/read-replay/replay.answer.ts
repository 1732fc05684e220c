import { ApiProperty } from '@nestjs/swagger';
import { mediums } from '@shopcast/contracts';
import { instant } from '../../api/instant.js';
import { sessionStates } from '../../domain/live-session.js';
import { secondsOf, type SecondChanges } from '../../domain/timeline.js';
import type { Timeline } from '../../figures/timelines.js';

const Second = () =>
  ApiProperty({ type: 'integer', minimum: 0, example: 754, description: 'By the end of which it is so' });

const Changes = (description: string, example: number[]) =>
  ApiProperty({
    type: 'integer',
    isArray: true,
    example,
    description: `${description}, flat: second, change by the end of it, next second, change …`,
  });

export class StateStepAnswer {
  @Second() readonly second!: number;
  @ApiProperty({ enum: sessionStates }) readonly state!: string;
}

export class ShelfStepAnswer {
  @Second() readonly second!: number;
  @ApiProperty({ type: String, format: 'uuid', isArray: true, description: 'In their order' })
  readonly listingIds!: readonly string[];
}

export class ChapterAnswer {
  @Second() readonly second!: number;
  @ApiProperty({ type: 'integer', example: 940, description: 'By the end of which it is over' })
  readonly untilSecond!: number;
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
}

export class PriceStepAnswer {
  @Second() readonly second!: number;
  @ApiProperty({ type: 'integer', example: 9900, description: 'Minor units' }) readonly listPriceMinor!: number;
  @ApiProperty({ type: 'integer', example: 7900, description: 'What one unit cost from then on, minor units' })
  readonly priceMinor!: number;
}

export class SkuStepsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ example: 'Natural' }) readonly title!: string;
  @ApiProperty({ type: PriceStepAnswer, isArray: true }) readonly prices!: readonly PriceStepAnswer[];
}

export class ItemStepsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
  @ApiProperty({ type: SkuStepsAnswer, isArray: true }) readonly skus!: readonly SkuStepsAnswer[];
}

export class ReplayAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: 'Spring handbags' }) readonly title!: string;
  @ApiProperty({ enum: mediums }) readonly medium!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ format: 'date-time' }) readonly startedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly endedAt!: string;

  @ApiProperty({ type: 'integer', example: 3600, description: 'How many seconds there are; the last one is the end' })
  readonly seconds!: number;

  @ApiProperty({ type: StateStepAnswer, isArray: true }) readonly states!: readonly StateStepAnswer[];

  @ApiProperty({ type: ChapterAnswer, isArray: true, description: 'What the host explained when: the pins' })
  readonly chapters!: readonly ChapterAnswer[];

  @ApiProperty({ type: ShelfStepAnswer, isArray: true }) readonly shelves!: readonly ShelfStepAnswer[];

  @ApiProperty({ type: ItemStepsAnswer, isArray: true, description: 'All that was ever on the shelf, with its prices' })
  readonly items!: readonly ItemStepsAnswer[];

  @Changes('Viewers present', [0, 12, 3, 1, 9, -2]) readonly online!: SecondChanges;
  @Changes('Likes', [4, 30]) readonly likes!: SecondChanges;
  @Changes('Comments, without those that were deleted', [7, 1]) readonly comments!: SecondChanges;
}

export const toReplay = ({ session, span, steps, online, likes, comments }: Timeline): ReplayAnswer => ({
  sessionId: session.sessionId,
  title: session.title,
  medium: session.medium,
  currency: session.currency,
  startedAt: instant(span.startedAtMs),
  endedAt: instant(span.endedAtMs),
  seconds: secondsOf(span),
  states: steps.states.map(({ second, value }) => ({ second, state: value })),
  chapters: steps.chapters,
  shelves: steps.shelves.map(({ second, value }) => ({ second, listingIds: value })),
  items: steps.items.map(({ skus, ...item }) => ({
    ...item,
    skus: skus.map(({ prices, ...sku }) => ({
      ...sku,
      prices: prices.map(({ second, value }) => ({ second, ...value })),
    })),
  })),
  online,
  likes,
  comments,
});
