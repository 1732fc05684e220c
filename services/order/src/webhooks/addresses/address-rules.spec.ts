import { AddressRules } from './address-rules.js';

describe('the addresses that webhooks are sent to', () => {
  const rules = new AddressRules([]);

  it.each([
    ['public', '93.184.215.14'],
    ['public', '8.8.8.8'],
    ['just outside 172.16/12', '172.32.0.1'],
    ['just outside CGNAT', '100.128.0.1'],
    ['public IPv6', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    ['public IPv6 with an IPv4 one in clothes', '::ffff:8.8.8.8'],
  ])('may be %s: %s', (_what, address) => {
    expect(rules.allow(address)).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['loopback', '::1'],
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['unspecified', '::'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local, where AWS, GCP and Azure keep metadata', '169.254.169.254'],
    ['AWS metadata over IPv6', 'fd00:ec2::254'],
    ['CGNAT, where Alibaba keeps metadata', '100.100.100.200'],
    ['CGNAT', '100.64.0.1'],
    ['Oracle’s old metadata', '192.0.0.192'],
    ['Azure’s wire server', '168.63.129.16'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['documentation', '2001:db8::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fdff:ffff::1'],
    ['site-local', 'fec0::1'],
    ['loopback in IPv6’s clothes', '::ffff:127.0.0.1'],
    ['loopback in IPv6’s clothes, in hexadecimal', '::ffff:7f00:1'],
    ['private in IPv6’s clothes', '::ffff:192.168.0.1'],
    ['metadata in IPv6’s clothes', '::ffff:a9fe:a9fe'],
    ['loopback in the oldest clothes', '::127.0.0.1'],
    ['outside of what is assigned', '4000::1'],
    ['outside of what is assigned', '::2:0:0:1'],
    ['translated loopback', '::ffff:0:127.0.0.1'],
    ['loopback behind NAT64', '64:ff9b::127.0.0.1'],
    ['private behind local NAT64', '64:ff9b:1::10.0.0.1'],
    ['loopback behind 6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['discard', '100::1'],
    ['no address', 'localhost'],
    ['no address', ''],
    ['no address', '1.2.3.4.5'],
  ])('are never %s: %s', (_what, address) => {
    expect(rules.allow(address)).toBe(false);
  });

  it('may be in networks that the operator has named, and in no others', () => {
    const local = new AddressRules(['127.0.0.1/32', 'fd00:1::/32']);

    expect(['127.0.0.1', '::ffff:127.0.0.1', 'fd00:1::5'].map((address) => local.allow(address))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['127.0.0.2', '::1', 'fd00:2::5', '10.0.0.1'].map((address) => local.allow(address))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('are not decided by a network that is none', () => {
    expect(() => new AddressRules(['10.0.0.0/99'])).toThrow();
  });
});
