/** Something that is not as the rule promises. */
export interface Discrepancy {
  readonly what: string;
  /** Ids and places by which a person finds it. */
  readonly where: Readonly<Record<string, string | number>>;
  readonly expected: unknown;
  readonly found: unknown;
}

/** One promise, and how it is put to the test on one subject: an order, a buyer, an allocation, … */
export interface Rule<Subject> {
  /** Stable name for machines and people. */
  readonly id: `${string}.${string}`;
  /** What holds, in one sentence. */
  readonly promise: string;
  /** Answers what refutes the promise; nothing when it holds. Never throws on evidence that is wrong. */
  judge(subject: Subject): Iterable<Discrepancy>;
}
