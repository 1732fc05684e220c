import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressRules } from './address-rules.js';
import type { HostNames } from './host-names.js';

/** The receiver's name leads to an address that webhooks are not sent to. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
  constructor(hostname: string) {
    super(`${hostname} is not at a public address`);
    this.name = 'AddressRefused';
  }
}

/**
 * Connects to allowed addresses only. The addresses that were checked are the ones that are connected to: the name is
 * looked up once, in the middle of connecting, so that a name server that gives another answer a moment later (DNS
 * rebinding) gains nothing. One forbidden address among several refuses them all.
 */
export function guardedConnector(rules: AddressRules, names: HostNames, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(rules, names), timeout: timeoutMs, allowH2: false });
  return (options, done) => {
    // Addresses are not looked up, so they are checked here.
    const address = options.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(address) !== 0 && !rules.allow(address)) return void done(new AddressRefused(address), null);
    connect(options, done);
  };
}

function guardedLookup(rules: AddressRules, names: HostNames): LookupFunction {
  const lookup = async (hostname: string) => {
    const addresses = await names.resolve(hostname);
    if (addresses.length === 0 || !addresses.every((address) => rules.allow(address)))
      throw new AddressRefused(hostname);
    return addresses.map((address) => ({ address, family: isIP(address) }));
  };
  return (hostname, { all }, done) => {
    lookup(hostname).then(
      (found) => (all === true ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
      (error: NodeJS.ErrnoException) => done(error, all === true ? [] : ''),
    );
  };
}
