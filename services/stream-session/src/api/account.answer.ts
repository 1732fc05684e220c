import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { Account } from '../domain/account.js';

export class AccountAnswer {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: '她読' }) readonly name!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly openedAt!: string;
}

export class AccountPage extends pageOf(AccountAnswer) {}

export const toAccountAnswer = ({ accountId, name, openedAtMs }: Account): AccountAnswer => ({
  accountId,
  name,
  openedAt: new Date(openedAtMs).toISOString(),
});
