import { ApiProperty } from '@nestjs/swagger';

export class ViewerTokenAnswer {
  @ApiProperty({ example: 'guest-01937b5e-5e6b-7c1a-9d1f-0a4b5c6d7e8f' }) readonly viewerId!: string;
  @ApiProperty({ description: 'For the Authorization header; a ticket to the room is had for it' })
  readonly token!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}

export const toViewerTokenAnswer = (
  viewerId: string,
  { token, expiresAtMs }: { readonly token: string; readonly expiresAtMs: number },
): ViewerTokenAnswer => ({ viewerId, token, expiresAt: new Date(expiresAtMs).toISOString() });
