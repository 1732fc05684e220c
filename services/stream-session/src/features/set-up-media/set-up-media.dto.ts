import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { type Broadcast, isPublishing } from '../../domain/media/ingest.js';

export class MediaBody {
  @ApiProperty({ description: 'Publishing starts the session, and resumes it when it is paused' })
  @IsBoolean()
  readonly publishingGoesLive!: boolean;

  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    maxLength: 2_000,
    example: 'https://images.example.com/covers/autumn.jpg',
    description: 'A picture to show while there is none; an audio session shows it all the time',
  })
  @ValidateIf((_body, value) => value !== null)
  @IsUrl({ protocols: ['https'], require_protocol: true })
  @MaxLength(2_000)
  readonly coverUrl!: string | null;
}

export class MediaKeyAnswer {
  @ApiProperty({ format: 'uuid' }) readonly keyId!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly issuedAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}

export class MediaAnswer extends MediaBody {
  @ApiProperty({ type: MediaKeyAnswer, nullable: true, description: 'The ingest key without the key itself' })
  readonly key!: MediaKeyAnswer | null;

  @ApiProperty({ description: 'Audio or video arrives' }) readonly publishing!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the publisher came or was lost',
  })
  readonly since!: string | null;
}

export function toMediaAnswer({ ingest }: Broadcast): MediaAnswer {
  const { publishingGoesLive, coverUrl, key, publication } = ingest;
  const sinceMs = publication && (publication.loss?.atMs ?? publication.publishedAtMs);
  return {
    publishingGoesLive,
    coverUrl,
    key: key && { keyId: key.keyId, issuedAt: iso(key.issuedAtMs), expiresAt: iso(key.expiresAtMs) },
    publishing: isPublishing(ingest),
    since: sinceMs === null ? null : iso(sinceMs),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
