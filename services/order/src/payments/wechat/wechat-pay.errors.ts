/** WeChat Pay has understood the request and refuses it; `code` is its own word for the reason. */
export class WechatPayRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = new.target.name;
  }
}

/** An answer that WeChat Pay has not signed, or whose signature is too old: nobody knows whose it is. */
export class UnsignedAnswer extends Error {
  constructor(path: string) {
    super(`The answer to ${path} is not signed by WeChat Pay`);
    this.name = new.target.name;
  }
}
