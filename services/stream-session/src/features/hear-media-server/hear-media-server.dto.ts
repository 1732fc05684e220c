import { ApiProperty } from '@nestjs/swagger';
import { type PublisherCall, type PublisherEvent, publisherEvents } from '@shopcast/media';
import { IsIn, IsUUID, Matches } from 'class-validator';
import { Optional } from '../../api/fields.decorator.js';

const VISIBLE = { publication: '^[!-~]{1,64}$', key: '^[!-~]{1,200}$' };

export class PublisherCallBody implements PublisherCall {
  @ApiProperty({ enum: publisherEvents }) @IsIn(publisherEvents) readonly event!: PublisherEvent;

  @ApiProperty({ format: 'uuid', description: 'The name of the stream' }) @IsUUID() readonly sessionId!: string;

  @ApiProperty({ pattern: VISIBLE.publication, example: 'c-17', description: 'The connection of the publisher' })
  @Matches(new RegExp(VISIBLE.publication))
  readonly publicationId!: string;

  @ApiProperty({ pattern: VISIBLE.key, required: false, description: 'What the publisher has shown as its key' })
  @Optional()
  @Matches(new RegExp(VISIBLE.key))
  readonly key?: string;
}

/** SRS takes anything but a 0 for a refusal. */
export class SrsAnswer {
  @ApiProperty({ enum: [0] }) readonly code!: number;
}
