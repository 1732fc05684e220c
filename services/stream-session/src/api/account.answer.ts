import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import { type Account, timeZoneOf } from '../domain/account.js';

export class AccountAnswer {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: '她読' }) readonly name!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly openedAt!: string;

  @ApiProperty({ example: 'Asia/Tokyo', description: 'IANA time zone in which the account’s days begin and end' })
  readonly timeZone!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    example: '2026-11-24',
    description: 'The first day in this time zone; null: it has always been UTC',
  })
  readonly timeZoneSince!: string | null;
}

export class AccountPage extends pageOf(AccountAnswer) {}

export function toAccountAnswer(account: Account): AccountAnswer {
  const { accountId, name, openedAtMs } = account;
  const { timeZone, fromDay } = timeZoneOf(account) ?? { timeZone: 'UTC', fromDay: null };
  return { accountId, name, openedAt: new Date(openedAtMs).toISOString(), timeZone, timeZoneSince: fromDay };
}
