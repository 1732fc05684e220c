import { Body, Controller, Headers, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { SIGNATURE_HEADER } from '@shopcast/media';
import { mediaMtxCall } from '../../media/mediamtx-call.js';
import { MediaServer } from '../../media/media-server.js';
import { srsCall } from '../../media/srs-call.js';
import { PublisherCallBody, SrsAnswer } from './hear-media-server.dto.js';
import { HearMediaServerHandler } from './hear-media-server.handler.js';

const tokenQuery = { name: 'token', required: false, description: 'Derived from the secret; servers log addresses' };

/** Open to anyone, because the signature or the token is the credential. A refusal tells the media server to refuse. */
@ApiTags('media')
@Controller('v1/media-hooks')
@Allow({ anyone: true })
@Refuses(400, 401, 403, 404, 409, 410)
export class HearMediaServerController {
  constructor(
    private readonly handler: HearMediaServerHandler,
    private readonly server: MediaServer,
  ) {}

  @Post('shopcast')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'A publisher wants to publish, is alive, is gone; signed', security: [] })
  @ApiHeader({ name: SIGNATURE_HEADER, required: false, description: '`t=<epoch ms>,v1=<HMAC-SHA256, base64url>`' })
  @ApiNoContentResponse({ description: 'It may publish, or it is noted' })
  async hear(@Body() call: PublisherCallBody, @Headers(SIGNATURE_HEADER) signature: string | undefined): Promise<void> {
    this.server.checkSignature(call, signature ?? '', Date.now());
    await this.handler.handle({ ...call, sessionId: call.sessionId.toLowerCase() });
  }

  @Post('srs')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'For SRS: on_publish, on_unpublish, on_hls, on_play', security: [] })
  @ApiQuery(tokenQuery)
  @ApiBody({ description: 'As SRS defines it', schema: { type: 'object' } })
  @ApiOkResponse({ type: SrsAnswer })
  async hearSrs(@Query('token') token: unknown, @Body() body: unknown): Promise<SrsAnswer> {
    this.server.checkToken(token);
    await this.handler.handle(srsCall(body));
    return { code: 0 };
  }

  @Post('mediamtx')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'For MediaMTX: who may publish and read, and signs of life', security: [] })
  @ApiQuery(tokenQuery)
  @ApiBody({ description: 'As MediaMTX defines it', schema: { type: 'object' } })
  @ApiNoContentResponse({ description: 'Allowed, or noted' })
  async hearMediaMtx(@Query('token') token: unknown, @Body() body: unknown): Promise<void> {
    this.server.checkToken(token);
    await this.handler.handle(mediaMtxCall(body));
  }
}
