/** What goes wrong, for how long, and to whom. */
export type Fault =
  /** kill -9; whoever supervises the process starts it again. */
  | { readonly kind: 'kill'; readonly target: string }
  /** kill -9 of an engine, which stays away for a while. */
  | { readonly kind: 'outage'; readonly target: string; readonly forMs: number }
  | { readonly kind: 'flush'; readonly target: 'redis' }
  /** SIGSTOP, and SIGCONT when the time is over. */
  | { readonly kind: 'freeze'; readonly target: string; readonly forMs: number }
  /** Every piece of a connection is late. */
  | { readonly kind: 'slow'; readonly target: string; readonly byMs: number; readonly forMs: number }
  /** All connections are reset, again and again. */
  | { readonly kind: 'reset'; readonly target: string; readonly everyMs: number; readonly forMs: number }
  | { readonly kind: 'callbacks'; readonly target: CallbackTrouble; readonly forMs: number };

export const callbackTroubles = ['lost', 'doubled', 'reordered'] as const;
/** What happens to the payment provider's callbacks. */
export type CallbackTrouble = (typeof callbackTroubles)[number];

export type FaultKind = Fault['kind'];
export const faultKinds = [
  'kill',
  'outage',
  'flush',
  'freeze',
  'slow',
  'reset',
  'callbacks',
] as const satisfies FaultKind[];

/** How long it is planned to last. */
export const lengthOf = (fault: Fault): number => ('forMs' in fault ? fault.forMs : 0);

/** In words, for people. */
export function inWords(fault: Fault): string {
  const { target } = fault;
  const seconds = `${(lengthOf(fault) / 1_000).toFixed(1)} s`;
  switch (fault.kind) {
    case 'kill':
      return `kill -9 ${target}`;
    case 'outage':
      return `kill -9 ${target}, away for ${seconds}`;
    case 'flush':
      return 'FLUSHALL';
    case 'freeze':
      return `SIGSTOP ${target} for ${seconds}`;
    case 'slow':
      return `connections to ${target} late by ${fault.byMs} ms for ${seconds}`;
    case 'reset':
      return `connections to ${target} reset every ${fault.everyMs} ms for ${seconds}`;
    case 'callbacks':
      return `payment callbacks ${target} for ${seconds}`;
  }
}
