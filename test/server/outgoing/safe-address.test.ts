import { describe, expect, test } from 'vitest';
import { isPublic, safeTarget } from '../../../packages/server/src/outgoing/safe-address.js';

test.each([
  ['this network', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['shared by carriers', '100.64.0.1'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['metadata of clouds', '169.254.169.254'],
  ['for protocols', '192.0.0.1'],
  ['for documents', '192.0.2.1'],
  ['6to4 relay', '192.88.99.1'],
  ['benchmarks', '198.18.0.1'],
  ['for documents', '203.0.113.9'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['IPv4 mapped', '::ffff:127.0.0.1'],
  ['IPv4 mapped, of a public one', '::ffff:8.8.8.8'],
  ['IPv4 compatible', '::127.0.0.1'],
  ['IPv4 translated', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['local NAT64', '64:ff9b:1::7f00:1'],
  ['discard', '100::1'],
  ['Teredo', '2001::1'],
  ['for documents', '2001:db8::1'],
  ['6to4', '2002:7f00:1::'],
  ['unique local', 'fd00::1'],
  ['link local', 'fe80::1'],
  ['link local with zone', 'fe80::1%eth0'],
  ['site local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['no address', 'localhost'],
  ['no address', ''],
])('%s is not public: %s', (_, address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

describe('a target', () => {
  const resolve = async (name: string) => ({ 'two.example': ['93.184.215.14', '10.0.0.1'] })[name] ?? ['93.184.215.14'];
  const codeOf = (url: string, more = {}) =>
    safeTarget(url, { resolve, ...more }).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );

  test.each([
    ['http://shop.example/', 'refused scheme'],
    ['ftp://shop.example/', 'refused scheme'],
    ['file:///etc/passwd', 'refused scheme'],
    ['https://user@shop.example/', 'refused credentials'],
    ['https://:word@shop.example/', 'refused credentials'],
    ['https://shop.example:22/', 'refused port'],
    ['https://shop.example:80/', 'refused port'],
    ['https://two.example/', 'refused address'],
    ['https://127.0.0.1/', 'refused address'],
    ['https://2130706433/', 'refused address'],
    ['https://0x7f.1/', 'refused address'],
    ['https://0177.0.0.1/', 'refused address'],
    ['https://127.1/', 'refused address'],
    ['https://①②⑦.0.0.1/', 'refused address'],
    ['https://[::1]/', 'refused address'],
    ['https://[::ffff:7f00:1]/', 'refused address'],
    ['https://169.254.169.254/latest/meta-data', 'refused address'],
    ['https://shop.example/', 'taken'],
    ['https://shop.example:8443/', 'taken'],
    ['https://8.8.8.8/', 'taken'],
  ])('%s is %s', async (url, code) => {
    expect(await codeOf(url)).toBe(code);
  });

  test('a name without addresses, or one that cannot be looked up, is unknown', async () => {
    expect(await codeOf('https://shop.example/', { resolve: async () => [] })).toBe('unknown name');
    const failing = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await codeOf('https://shop.example/', { resolve: failing })).toBe('unknown name');
  });

  test('in development all of it may be', async () => {
    for (const url of ['http://shop.example:4000/', 'https://127.0.0.1/', 'https://two.example:22/'])
      expect(await codeOf(url, { allowPrivate: true })).toBe('taken');
    expect(await codeOf('https://user@127.0.0.1/', { allowPrivate: true })).toBe('refused credentials');
  });
});
