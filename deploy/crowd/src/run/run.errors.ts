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
