import { DomainError } from '@shopcast/kernel';

export class IngestKeyRefused extends DomainError {
  readonly code = 'ingest.key_refused';
  readonly kind = 'forbidden';
  constructor(why: 'invalid' | 'expired' | 'replaced') {
    super(`The ingest key is ${why}`, { reason: why });
  }
}

export class IngestKeyNotFound extends DomainError {
  readonly code = 'ingest.key_not_found';
  readonly kind = 'not_found';
  constructor(keyId: string) {
    super('The session has no such ingest key', { keyId });
  }
}

export class IngestInUse extends DomainError {
  readonly code = 'ingest.in_use';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('Another publisher holds the session’s ingest', { sessionId });
  }
}

export class PublicationGone extends DomainError {
  readonly code = 'ingest.publication_gone';
  readonly kind = 'gone';
  constructor(publicationId: string) {
    super('This publication is not the session’s any more; it can be published again', { publicationId });
  }
}

export class PlaybackRefused extends DomainError {
  readonly code = 'playback.refused';
  readonly kind = 'forbidden';
  constructor() {
    super('The address is not signed for this session, or has expired');
  }
}

export class MediaHookRefused extends DomainError {
  readonly code = 'media_hook.refused';
  readonly kind = 'unauthenticated';
  constructor() {
    super('The call is not signed by a media server of this installation');
  }
}

export class MediaNotConfigured extends DomainError {
  readonly code = 'media.not_configured';
  readonly kind = 'conflict';
  constructor() {
    super('This installation has no media server');
  }
}
