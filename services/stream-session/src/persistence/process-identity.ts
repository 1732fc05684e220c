import { newId } from '@shopcast/kernel';

/** This process among all that serve rooms. A restart is another process: its connections are gone. */
export class ProcessIdentity {
  readonly id = newId();
}
