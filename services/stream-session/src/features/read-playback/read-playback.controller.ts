import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Medium, mediums } from '@shopcast/contracts';
import { Refuses, UuidParam } from '@shopcast/http';
import { roomPolicy } from '../../room/frame-policies.js';
import { ReadPlaybackHandler } from './read-playback.handler.js';

const address = { type: String, format: 'uri', nullable: true } as const;

export class PlaybackAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ enum: mediums, description: 'audio: there is no picture but the cover' }) readonly medium!: Medium;
  @ApiProperty({ ...address, description: 'A picture to show while there is none' }) readonly coverUrl!: string | null;
  @ApiProperty({ description: 'Audio or video arrives at this moment' }) readonly publishing!: boolean;
  @ApiProperty({ ...address, description: 'HTTP-FLV; null when the media server has none' })
  readonly flvUrl!: string | null;
  @ApiProperty({ ...address, description: 'HLS; null when the media server has none' }) readonly hlsUrl!: string | null;
  @ApiProperty({ type: String, format: 'date-time', description: 'The addresses open connections until then' })
  readonly expiresAt!: string;
}

@ApiTags('media')
@Controller('v1/sessions/:sessionId/playback')
export class ReadPlaybackController {
  constructor(private readonly handler: ReadPlaybackHandler) {}

  @Get()
  @Allow(roomPolicy)
  @ApiOkResponse({ type: PlaybackAnswer, description: 'Where the session can be watched, in addresses that expire' })
  @Refuses(400, 401, 403, 404)
  read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<PlaybackAnswer> {
    return this.handler.handle(caller, sessionId.toLowerCase());
  }
}
