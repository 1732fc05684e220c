import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { pathBelow, sendPage } from '@shopcast/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RoomPages } from './room-pages.js';

/**
 * The pages are public and show nothing by themselves: the console asks with its host's key, and the live page and
 * the replay as a guest of one session or with the token that an account's own login gave its viewer.
 */
@ApiExcludeController()
@Controller()
@Allow({ anyone: true })
export class RoomPageController {
  constructor(private readonly pages: RoomPages) {}

  /** The files that all pages load are here, too. */
  @Get(['live', 'live/*'])
  live(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = this.pages.find(pathBelow('/live/', request), 'live.html');
    return sendPage(file, { request, reply }, this.pages.sources);
  }

  @Get(['replay', 'replay/*'])
  replay(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return sendPage(this.pages.find('', 'replay.html'), { request, reply }, this.pages.sources);
  }

  @Get(['host', 'host/*'])
  host(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return sendPage(this.pages.find('', 'host.html'), { request, reply }, this.pages.sources);
  }
}
