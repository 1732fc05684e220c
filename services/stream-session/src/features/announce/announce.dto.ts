import { ApiProperty } from '@nestjs/swagger';
import { PlainText } from '@shopcast/http';
import type { Announcement } from '../../domain/announcement/announcement.js';

export class AnnouncementBody {
  @PlainText(300, { example: '今晚下单满200元包邮' }) readonly text!: string;
}

const orNull = { type: String, nullable: true } as const;

/** What stands on top of the room; all null when nothing does. */
export class AnnouncementAnswer {
  @ApiProperty({ ...orNull, format: 'uuid' }) readonly announcementId!: string | null;
  @ApiProperty({ ...orNull, example: '今晚下单满200元包邮' }) readonly text!: string | null;
  @ApiProperty({ ...orNull, format: 'date-time', description: 'Session time' }) readonly madeAt!: string | null;
}

export const toAnnouncementAnswer = (announcement: Announcement | null): AnnouncementAnswer => ({
  announcementId: announcement?.announcementId ?? null,
  text: announcement?.text ?? null,
  madeAt: announcement && new Date(announcement.madeAtMs).toISOString(),
});
