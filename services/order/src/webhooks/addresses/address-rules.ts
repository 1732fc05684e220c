import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** Where all global addresses of IPv6 are; what lies outside embeds IPv4 addresses, translates or stays at home. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Public by its number, but inside Azure every machine's own control plane. */
const AZURE_HOST = '168.63.129.16';

/** Which addresses webhooks may be sent to: public ones, and networks that the operator has named. */
export class AddressRules {
  private readonly exceptions: readonly Network[];

  /** @param allowedNetworks as `10.0.0.0/8` @throws Error for one that is none */
  constructor(allowedNetworks: readonly string[]) {
    this.exceptions = allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  }

  /** @param text an IPv4 or IPv6 address; anything else is refused */
  allow(text: string): boolean {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address in IPv6's clothes (::ffff:127.0.0.1) is judged as the IPv4 address that it is.
    const address = ipaddr.process(text);
    return this.isException(address) || isPublic(address);
  }

  private isException = (address: Address): boolean =>
    this.exceptions.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || address.toString() === AZURE_HOST) return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}
