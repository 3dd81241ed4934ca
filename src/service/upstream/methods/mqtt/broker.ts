// Here: message brokers (MQTT 3.1.1). Not here: dialling and TLS (egress/), storing (connecting/).
/** Which broker is meant, and what is listened to there: what was typed, judged. */
import { readAddress } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** A broker and who listens to what there. */
export interface Broker {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** A topic filter (section 4.7 of the standard), such as `plant/#`. */
  readonly topic: string;
}

/** Where brokers listen with TLS unless it was changed. */
const usualPort = 8883;

/** `#` stands alone at the end, `+` alone in its level. */
const isFilter = (topic: string): boolean =>
  topic
    .split('/')
    .every(
      (level, at, all) => !/[#+]/.test(level) || level === '+' || (level === '#' && at === all.length - 1),
    );

const judge = (name: string, value: string): void => {
  const tooLong = Buffer.byteLength(value) > 65_535;
  if (value.includes('\0') || !value.isWellFormed() || tooLong)
    throw new UpstreamError('input.malformed', {}, { field: name });
};

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot be meant. */
export const brokerOf = ({ system, values }: Pick<Access, 'system' | 'values'>): Broker => {
  const field = system.methods
    .find(({ method }) => method === 'mqtt')
    ?.fields.find(({ name }) => name === 'address');
  const reading = readAddress(values['address'] ?? '', field?.port ?? usualPort);
  if (!reading.ok) throw new UpstreamError(reading.code);
  const { username = '', password = '' } = values;
  const topic = values['topic'] || '#';
  for (const [name, value] of Object.entries({ username, password, topic })) judge(name, value);
  if (!isFilter(topic)) throw new UpstreamError('input.malformed', {}, { field: 'topic' });
  const { host, port } = reading.address;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port, username, password, topic };
};
