const NAMED = 10;

/** Something that ends a run, said in one line to the person who started it. */
export class RunFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class ServerUnreachable extends RunFailed {
  constructor(url: string, cause: string) {
    super(`Nothing answers at ${url} (${cause}). Is Shopcast running there? "npm start -- --no-demo" starts it.`);
  }
}

/** The server stayed away, or in trouble, for longer than the crowd is patient. */
export class OutcomeUnknown extends RunFailed {
  /** @param requests what may have taken effect or not */
  constructor(url: string, triedMs: number, cause: string, requests: readonly string[]) {
    const named = requests.slice(0, NAMED).join(', ');
    const more = requests.length > NAMED ? ` and ${requests.length - NAMED} more` : '';
    super(
      `${url} did not say for ${Math.round(triedMs / 1000)} s (${cause}) what became of ${requests.length} requests: ` +
        `${named}${more}.`,
    );
  }
}

export class KeyRefused extends RunFailed {
  constructor(which: 'operator' | 'account', status: number) {
    super(`The ${which} key was refused (${status}). Give the right one with --${which}-key.`);
  }
}

/** An answer that trying again does not change. */
export class RequestRefused extends RunFailed {
  constructor(
    readonly request: string,
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`${request} was refused: ${status} ${code}${detail ? ` (${detail})` : ''}`);
  }
}

export class NoKey extends RunFailed {
  constructor() {
    super('There is no operator key. Give it with --operator-key or in SHOPCAST_OPERATOR_KEY, or start Shopcast here.');
  }
}

/** What was asked for on the command line does not go together. */
export class ImpossibleCase extends RunFailed {}
