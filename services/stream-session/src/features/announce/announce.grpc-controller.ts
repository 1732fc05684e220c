import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toTimestamp } from '@shopcast/grpc';
import { IsUUID } from 'class-validator';
import type { Announcement } from '../../domain/announcement/announcement.js';
import { AnnouncementBody } from './announce.dto.js';
import { AnnounceHandler } from './announce.handler.js';

export class AnnouncementRequest {
  @IsUUID() readonly sessionId!: string;
}

export class AnnounceRequest extends AnnouncementBody {
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class AnnounceGrpcController {
  constructor(private readonly handler: AnnounceHandler) {}

  @GrpcMethod('ActivityService', 'GetAnnouncement')
  @Allow({ staff: ['host', 'moderator', 'assistant'], operator: true })
  async read(@Caller() caller: Principal, @Payload() { sessionId }: AnnouncementRequest): Promise<object> {
    return toMessage(await this.handler.read(caller, sessionId.toLowerCase()));
  }

  @GrpcMethod('ActivityService', 'Announce')
  @Allow({ staff: ['host'], operator: true })
  async announce(@Caller() caller: Principal, @Payload() { sessionId, text }: AnnounceRequest): Promise<object> {
    return toMessage(await this.handler.announce(caller, sessionId.toLowerCase(), text));
  }

  @GrpcMethod('ActivityService', 'WithdrawAnnouncement')
  @Allow({ staff: ['host'], operator: true })
  async withdraw(@Caller() caller: Principal, @Payload() { sessionId }: AnnouncementRequest): Promise<object> {
    await this.handler.withdraw(caller, sessionId.toLowerCase());
    return {};
  }
}

const toMessage = (announcement: Announcement | null): object =>
  announcement === null
    ? {}
    : {
        announcement: {
          announcementId: announcement.announcementId,
          text: announcement.text,
          madeAt: toTimestamp(announcement.madeAtMs),
        },
      };
