import type { SignInTexts } from '@shopcast/page';
import type { MarkKind, Medium, MetricState, SessionState } from '../measurement/measurement.js';
import type { ParameterName } from '../../../src/domain/metrics/metric-definition.js';
import type { MetricId } from '../measurement/metric-id.js';
import type { MetricGroup } from '../metric/metric-groups.js';
import type { MetricTexts } from '../metric/metric-texts.js';
import type { ExportMessages, ReportMessages } from './report-messages.js';
import type { PanelMessages } from './panel-messages.js';

/** Every text of the page. A language that lacks one does not compile. */
export interface Messages {
  readonly metrics: Readonly<Record<MetricId, MetricTexts>>;
  readonly groups: Readonly<Record<MetricGroup, string>>;
  readonly sessionStates: Readonly<Record<SessionState, string>>;
  readonly media: Readonly<Record<Medium, string>>;
  readonly marks: Readonly<Record<MarkKind, string>>;
  readonly metricStates: Readonly<Record<MetricState, string>>;

  readonly headline: {
    readonly quotient: string;
    readonly provisional: string;
    readonly final: string;
    readonly completeUpTo: (elapsed: string) => string;
    readonly noFactsYet: string;
  };
  readonly explanation: {
    readonly n: string;
    readonly d: string;
    readonly watermark: string;
    readonly state: string;
    readonly notMeasured: string;
    readonly catchingUp: string;
    readonly noValue: string;
    readonly parameters: string;
    readonly parameterNames: Readonly<Record<ParameterName, string>>;
  };
  readonly session: {
    readonly rehearsal: (speed: string) => string;
    readonly rehearsalMeaning: (speed: string) => string;
    readonly sinceStart: string;
    readonly notStarted: string;
    readonly numbers: string;
    readonly allNumbers: string;
    readonly missing: string;
    readonly missingHint: string;
  };
  readonly trend: {
    readonly title: string;
    readonly viewers: string;
    readonly visitors: string;
    readonly orders: string;
    readonly cvr: string;
    readonly chart: string;
    readonly table: string;
    readonly view: string;
    readonly minute: string;
    readonly time: string;
    readonly marks: string;
    readonly pickMinute: string;
    readonly noMinutes: string;
  };
  readonly panels: PanelMessages;
  readonly overview: {
    readonly title: string;
    readonly onAir: string;
    readonly others: string;
    readonly session: string;
    readonly started: string;
    readonly length: string;
    readonly rooms: string;
    readonly sortedBy: string;
    readonly newest: string;
    readonly none: string;
    readonly noneHint: string;
    readonly more: string;
  };
  readonly exports: ExportMessages;
  readonly report: ReportMessages;
  readonly connection: {
    readonly numbersOf: (time: string) => string;
  };
  readonly access: SignInTexts;
  /** The door of a report that was shared. */
  readonly linkAccess: SignInTexts;
  readonly page: {
    readonly overview: string;
    readonly nowhere: string;
    readonly skipToNumbers: string;
  };
  /** The spoken summary of the session's numbers. */
  readonly spoken: (numbers: {
    readonly cvr: string;
    readonly orders: string;
    readonly visitors: string;
    readonly online: string;
  }) => string;
}
