/** The texts of the menu that gives tables away. */
export interface ExportMessages {
  readonly title: string;
  readonly failed: string;
  readonly formats: { readonly csv: string; readonly parquet: string };
  /** By the table's name; one that has no text shows its name. */
  readonly tables: Readonly<Record<string, string>>;
}

/** The texts of a session's report, and of sharing it. */
export interface ReportMessages {
  readonly title: string;
  /** Leads to the report. */
  readonly open: string;
  /** Leads to watching the session again. */
  readonly replay: string;
  /** Leads back to the session. */
  readonly back: string;
  readonly print: string;
  readonly share: string;
  readonly shareHint: string;
  readonly goodFor: string;
  readonly days: (days: number) => string;
  readonly goodUntil: (day: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly shareFailed: string;
}
