/** What a server is called, by the number that it says before anybody signs in. */
import type { Prelogin } from './prelogin.ts';

/** The year in a version's name, by its number. */
const years: Readonly<Record<number, string>> = {
  9: '2005',
  10: '2008',
  11: '2012',
  12: '2014',
  13: '2016',
  14: '2017',
  15: '2019',
  16: '2022',
  17: '2025',
};

/** The oldest version whose language has what is asked here: paging by rows came with it. */
export const oldest = { major: 11, name: `SQL Server ${years[11]}` } as const;

/** Microsoft's cloud, by the name that its certificates are for. It says the number of a version of 2014, whatever it is. */
export const isAzure = (host: string): boolean =>
  /\.database\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn|cloudapi\.de)\.?$/i.test(host);

/** The product with its version, fit to be shown. */
export const productOf = ({ major, minor, build }: Prelogin, host: string): string => {
  if (isAzure(host)) return 'Azure SQL';
  const year = years[major];
  const number = `${major}.${minor}.${build}`;
  return year === undefined ? `SQL Server ${number}` : `SQL Server ${year} (${number})`;
};
