/** Where the dashboard listens, as the operator sets it. */
import type { SettingsReader } from './settings-reader.ts';

/** Where the dashboard listens; port 0 is any free one. */
export interface DashboardPlace {
  readonly host: string;
  readonly port: number;
}

const name = 'MAKINI_DASHBOARD';

/** Beside the service's port, on this machine alone; any free port where the service has one of these. */
const usual = (port: number): DashboardPlace => ({
  host: '127.0.0.1',
  port: port === 0 || port === 65_535 ? 0 : port + 1,
});

/** Reads `MAKINI_DASHBOARD`: `off`, or `host:port`. Undefined where there is to be none, or something is wrong with it. */
export const readDashboard = (reader: SettingsReader, servicePort = 0): DashboardPlace | undefined => {
  const text = reader.value(name);
  if (text === undefined) return usual(servicePort);
  if (text === 'off') return undefined;
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port > 65_535)
    return reader.wrong(name, 'is neither off nor host:port', 'write e.g. 127.0.0.1:4101, or off');
  if (port !== 0 && port === servicePort)
    return reader.wrong(name, 'names the port of the service', 'the dashboard has one of its own');
  return { host, port };
};
