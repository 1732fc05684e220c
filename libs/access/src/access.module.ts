import { Global, Module } from '@nestjs/common';
import { loadAccessConfig } from './access.config.js';
import { Authenticator } from './authenticator.js';
import { Credentials } from './credentials.js';
import { RevokedKeys } from './revoked-keys.js';
import { Tickets } from './tickets.js';

/** One per process: who is asking, and which keys have been revoked. */
@Global()
@Module({
  providers: [
    RevokedKeys,
    { provide: Credentials, useFactory: () => new Credentials(loadAccessConfig()) },
    {
      provide: Authenticator,
      inject: [Credentials, RevokedKeys],
      useFactory: (credentials: Credentials, revoked: RevokedKeys) => new Authenticator(credentials, revoked),
    },
    {
      provide: Tickets,
      inject: [RevokedKeys],
      useFactory: (revoked: RevokedKeys) => new Tickets(loadAccessConfig(), revoked),
    },
  ],
  exports: [Authenticator, Credentials, RevokedKeys, Tickets],
})
export class AccessModule {}
