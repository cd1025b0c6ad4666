import { describe, expect, test } from 'vitest';
import { clientNetwork, trustProxies } from '../../../packages/server/src/http/client-address.js';

const network = (address: string | undefined, forwardedFor: string | null = null, ...proxies: string[]) =>
  clientNetwork({ sender: { address }, forwardedFor, isTrusted: trustProxies(proxies) });

describe('the network of a request', () => {
  test('is the address of the connection, whatever a header claims', () => {
    expect(network('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
    expect(network('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  test('is what a trusted proxy has written, not what its sender made up', () => {
    const claimed = '8.8.8.8, 198.51.100.1';
    expect(network('10.0.0.7', claimed, '10.0.0.7')).toBe('198.51.100.1');
    expect(network('10.0.0.7', `${claimed}, 10.1.2.3`, '10.0.0.0/8')).toBe('198.51.100.1');
    expect(network('::1', claimed, '::1')).toBe('198.51.100.1');
    expect(network('10.0.0.8', claimed, '10.0.0.7')).toBeUndefined();
    expect(network('203.0.113.7', claimed, '10.0.0.7')).toBe('203.0.113.7');
  });

  test('is that of the customer, also where the customer sits in a network like ours', () => {
    expect(network('127.0.0.1', '192.168.1.20', '127.0.0.1')).toBe('192.168.1.20');
    expect(network('10.0.0.7', '10.0.0.9', '10.0.0.0/8')).toBe('10.0.0.9');
  });

  test.each([
    ['198.51.100.1:49152', '198.51.100.1'],
    ['[2001:db8:0:aa11::1]:443', network('2001:db8:0:aa11::1')],
    ['2001:db8:0:aa22::9', network('2001:db8:0:aa11::1')],
    ['2001:db8:0:bb22::9', network('2001:db8:0:bb00::1')],
    ['unknown', undefined],
    ['', undefined],
    ['1', undefined],
    ['0x7f.1', undefined],
    ['198.51.100.1, not-an-address', undefined],
    [`${'8.8.8.8,'.repeat(5_000)}198.51.100.1`, '198.51.100.1'],
  ])('reads %s', (forwardedFor, expected) => {
    expect(network('127.0.0.1', forwardedFor, '127.0.0.1')).toBe(expected);
  });

  test('differs from one /56 of IPv6 to the next', () => {
    expect(network('2001:db8:0:aa00::1')).not.toBe(network('2001:db8:0:ab00::1'));
  });

  test.each(['127.0.0.1', '::1', '10.2.3.4', '172.17.0.1', 'fe80::1%eth0', 'fd00::1', '100.64.0.1'])(
    'is not known behind %s, which tells no customers apart',
    (address) => {
      expect(network(address, '198.51.100.1')).toBeUndefined();
    },
  );

  test('is not known where the platform does not say it', () => {
    expect(network(undefined, '198.51.100.1', '127.0.0.1')).toBeUndefined();
    expect(network('')).toBeUndefined();
  });
});

test('a proxy that is no address is named', () => {
  expect(() => trustProxies(['10.0.0.1', 'balancer'])).toThrow('A trusted proxy is "balancer"; use an address');
});
