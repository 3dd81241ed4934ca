/** The settings of the way out: what may be reached, whom it trusts, and where it comes from. */
import { readProxies } from './http/network-address.ts';
import type { SettingsReader } from './settings-reader.ts';
import { parseAllowList, type AllowEntry } from './upstream/egress/allow-list.ts';

/** Private addresses that may be reached. */
export const readAllow = (reader: SettingsReader): readonly AllowEntry[] => {
  const { entries, problems } = parseAllowList(reader.value('MAKINI_EGRESS_ALLOW') ?? '');
  for (const problem of problems) reader.problems.push(`MAKINI_EGRESS_ALLOW: ${problem}`);
  return entries;
};

/** A further certificate authority, in PEM. */
export const readCa = (reader: SettingsReader): string | undefined => {
  const wayOut = 'name a readable PEM file with the certificate of the authority';
  const pem = reader.file('MAKINI_EGRESS_CA', wayOut);
  if (pem === undefined || pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  return reader.wrong('MAKINI_EGRESS_CA', 'names a file without a PEM certificate', wayOut);
};

/** The addresses that requests come from, for firewalls at customers' ends. */
export const readLeaving = (reader: SettingsReader): readonly string[] => {
  const text = reader.value('MAKINI_EGRESS_ADDRESSES') ?? '';
  for (const entry of readProxies(text).wrong)
    reader.wrong(
      'MAKINI_EGRESS_ADDRESSES',
      `has "${entry}", which is no address`,
      'write e.g. 203.0.113.7 or 203.0.113.0/28',
    );
  return text.split(',').flatMap((entry) => entry.trim() || []);
};
