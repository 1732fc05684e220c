import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Comparison, SessionComparison } from '../../figures/session-comparison.js';
import { type ProductFigures, SessionProducts } from '../../figures/session-products.js';
import { type RetentionFigures, SessionRetention } from '../../figures/session-retention.js';
import { SessionVersions, type VersionsOfSession } from '../../figures/session-versions.js';
import { SessionSources, type SourceFigures } from '../../figures/session-sources.js';

/** A session as it is told afterwards. */
export interface SessionReport {
  readonly comparison: Comparison;
  readonly products: ProductFigures;
  readonly sources: SourceFigures;
  readonly retention: RetentionFigures;
  readonly versions: VersionsOfSession;
}

const LAST_SESSIONS = 20;

@Injectable()
export class ReadReportHandler {
  constructor(
    private readonly comparisons: SessionComparison,
    private readonly products: SessionProducts,
    private readonly sources: SessionSources,
    private readonly retentions: SessionRetention,
    private readonly versions: SessionVersions,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<SessionReport> {
    // Lets the caller in, or not; what follows is read on the service's behalf.
    const scope = scopeOf(caller);
    const comparison = await this.comparisons.of(scope, sessionId, { last: LAST_SESSIONS });
    return {
      comparison,
      products: await this.products.of(sessionId),
      sources: await this.sources.of(sessionId),
      retention: await this.retentions.of(sessionId),
      versions: await this.versions.of(scope, comparison.figures.session),
    };
  }
}
