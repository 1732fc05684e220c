import { promises as dns } from 'node:dns';

const TIMEOUT_MS = 2_500;
const TRIES = 2;

/** Where the addresses of receivers come from. */
export abstract class HostNames {
  /** All addresses of a host name. @throws when it has none */
  abstract resolve(hostname: string): Promise<readonly string[]>;
}

/**
 * Asks the name servers directly. The system's getaddrinfo would occupy one of a handful of threads for as long as a
 * slow name server likes, and with them everybody else's file reads and look-ups.
 */
export class NameServers extends HostNames {
  private readonly resolver = new dns.Resolver({ timeout: TIMEOUT_MS, tries: TRIES });

  override async resolve(hostname: string): Promise<readonly string[]> {
    if (isLocal(hostname)) return ['127.0.0.1', '::1'];
    const answers = await Promise.allSettled([this.resolver.resolve4(hostname), this.resolver.resolve6(hostname)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (addresses.length === 0) throw failed?.reason ?? new Error(`${hostname} has no address`);
    return addresses;
  }
}

/** RFC 6761: never asked of a name server. */
const isLocal = (hostname: string): boolean => /^(.*\.)?localhost\.?$/i.test(hostname);
