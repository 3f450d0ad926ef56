import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAddressDatabase, openAddressDatabase } from '../../../src/ingest/geoip/address-database.ts';
import { findAddressIn } from '../../../src/ingest/geoip/find-address.ts';
import { makeMmdb } from '../../support/make-mmdb.ts';

/* Synthetic: networks of the RFCs, numbers of RFC 5398. The layouts are those that their vendors publish. */

const city = makeMmdb([
  {
    network: '203.0.113.0/24',
    value: {
      city: { names: { de: 'Beispiel', en: 'Example' } },
      continent: { code: 'EU', names: { en: 'Europe' } },
      country: { iso_code: 'NL', names: { de: 'Niederlande', en: 'The Netherlands' } },
      location: { latitude: 52.5, longitude: 5.75, time_zone: 'Europe/Amsterdam' },
      postal: { code: '1000' },
      subdivisions: [{ iso_code: 'NH', names: { en: 'North Holland' } }],
    },
  },
  { network: '2001:db8::/32', value: { registered_country: { iso_code: 'DE', names: { en: 'Germany' } } } },
]);
const asn = makeMmdb([
  {
    network: '203.0.113.0/25',
    value: { autonomous_system_number: 64500, autonomous_system_organization: 'Contoso' },
  },
]);
const flat = makeMmdb(
  [
    {
      network: '198.51.100.0/24',
      value: {
        asn: 'AS64501',
        as_name: 'Contoso Ltd',
        country: 'France',
        country_code: 'FR',
        continent: 'Europe',
      },
    },
    { network: '192.0.2.0/24', value: { country: 'ES', city: 'Example', lat: '40.5', lng: '-3.5' } },
  ],
  4,
);
const find = findAddressIn([city, asn, flat].map((bytes) => openAddressDatabase(bytes)));

test('a place in the layout of MaxMind, a network from another file', () => {
  assert.deepEqual(find('203.0.113.7'), {
    as: { number: 64500, organization: { name: 'Contoso' } },
    geo: {
      city_name: 'Example',
      continent_code: 'EU',
      continent_name: 'Europe',
      country_iso_code: 'NL',
      country_name: 'The Netherlands',
      location: { lat: 52.5, lon: 5.75 },
      postal_code: '1000',
      region_iso_code: 'NL-NH',
      region_name: 'North Holland',
      timezone: 'Europe/Amsterdam',
    },
  });
  assert.equal(find('203.0.113.200')?.as, undefined);
  assert.deepEqual(find('::ffff:203.0.113.7'), find('203.0.113.7'));
});

test('the flat layout, and files of IPv4 alone', () => {
  assert.deepEqual(find('198.51.100.1'), {
    as: { number: 64501, organization: { name: 'Contoso Ltd' } },
    geo: { continent_name: 'Europe', country_iso_code: 'FR', country_name: 'France' },
  });
  assert.deepEqual(find('192.0.2.1')?.geo, {
    city_name: 'Example',
    country_iso_code: 'ES',
    location: { lat: 40.5, lon: -3.5 },
  });
});

test('IPv6, and what is in no file or is no address', () => {
  assert.equal(find('2001:db8::1')?.geo?.['country_iso_code'], 'DE');
  for (const text of ['10.0.0.4', '2001:db9::1', '', 'web01', '203.0.113.7:443'])
    assert.equal(find(text), undefined);
});

test('bytes of something else are no such file, and a damaged one does not stop anything', () => {
  assert.ok(isAddressDatabase(city));
  assert.ok(!isAddressDatabase(Buffer.from('GeoLite2-City')));
  assert.ok(!isAddressDatabase(city.subarray(0, city.length - 300)));
  const seen = new Set<string>();
  for (let at = 0; at < city.length; at++) {
    const damaged = Buffer.from(city);
    damaged[at] = (damaged[at] as number) ^ 0xff;
    try {
      openAddressDatabase(damaged)('203.0.113.7');
      seen.add('read');
    } catch (error) {
      assert.ok(error instanceof Error);
      seen.add('refused');
    }
  }
  assert.deepEqual([...seen].sort(), ['read', 'refused']);
});
