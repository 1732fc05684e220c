import { Injectable } from '@nestjs/common';
import { CredentialsMissing, loadAccessConfig, RevokedKeys, type Ticket, Tickets } from '@shopcast/access';

/**
 * Links that show one session's report until they expire, and nothing else: they are signed with a key of their own, so
 * a link opens no room and a room's ticket no report. Revoking the key of whoever shared it ends the link as well.
 */
@Injectable()
export class ReportLinks {
  private readonly tickets: Tickets;

  constructor(revoked: RevokedKeys) {
    this.tickets = new Tickets(loadAccessConfig(), revoked, 'report-link');
  }

  issue: Tickets['issue'] = (principal, sessionId, lifetimeSeconds) =>
    this.tickets.issue(principal, sessionId, lifetimeSeconds);

  /**
   * @param authorization the header's value
   * @throws CredentialsMissing; CredentialsRefused when it is forged or has expired, or when the key behind it was revoked
   */
  open(authorization: string | undefined): Ticket {
    if (authorization === undefined) throw new CredentialsMissing();
    return this.tickets.read(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  }
}
