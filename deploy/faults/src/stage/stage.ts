import type { Fault } from '../plan/fault.js';

/** An installation on which things go wrong. */
export interface Stage {
  /** Where buyers speak to it; something of what goes wrong lies in between. */
  readonly url: string;
  readonly operatorKey: string;
  /** The folder that its checker is shown. */
  readonly home: string;
  /** Lets it happen. Resolves when it is over: what was killed or stopped is there again. */
  inflict(fault: Fault): Promise<void>;
  /** Stops everything and takes its folder away. */
  remove(): Promise<void>;
}

/** A fault that an installation of this kind cannot have: a mistake in the plan. */
export function impossible(fault: Fault): never {
  throw new Error(`${fault.kind} ${fault.target} cannot happen here`);
}
