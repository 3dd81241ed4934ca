/** Reaching SQL Server: asked who it is, and secured: inside TDS, or underneath it where the server takes nothing else (TDS 8.0). */
import type { Duplex } from 'node:stream';
import type { Stage } from '../../../../../contract/index.ts';
import type { EgressConnection, StageReport } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { ReachParts, SqlServer } from '../dialect.ts';
import { firstPacket, HungUp } from '../first-packet.ts';
import { reachBy, type Greeted } from '../reach.ts';
import { inside } from './inside.ts';
import { headLength } from './packets.ts';
import { answerLength, preloginOf, request, type Prelogin } from './prelogin.ts';
import { isAzure, oldest, productOf } from './product.ts';
import { signIn } from './session.ts';

/** An alert of TLS (RFC 8446 section 6): what speaks TLS only answers so to anything else. */
const alert = 0x15;

const measure = {
  headLength,
  lengthOf: (head: Buffer): number | undefined => {
    if (head[0] === alert) throw new HungUp();
    return answerLength(head);
  },
};

const ask = async (connection: EgressConnection, stream: Duplex, host: string): Promise<Prelogin> => {
  stream.write(request);
  const prelogin = preloginOf(await firstPacket(connection, stream, measure));
  if (!prelogin) throw new UpstreamError('service.wrong_protocol');
  if (prelogin.major < oldest.major && !isAzure(host))
    throw new UpstreamError('service.version_too_old', {
      version: productOf(prelogin, host),
      needed: oldest.name,
    });
  return prelogin;
};

const greeted = (
  connection: EgressConnection,
  stream: Duplex,
  prelogin: Prelogin,
  { address }: ReachParts,
): Greeted => ({
  product: productOf(prelogin, address.host),
  signIn: (to, database, statementMs) => signIn({ connection, stream }, to, database, statementMs),
});

const insideTds = reachBy(async (connection, parts) => {
  const prelogin = await ask(connection, connection.socket, parts.address.host);
  if (prelogin.offersTls) await connection.secure({ inside });
  else connection.stayPlain();
  return greeted(connection, connection.stream(), prelogin, parts);
});

const underTds = reachBy(async (connection, parts) => {
  await connection.secure({ alpn: ['tds/8.0'] });
  const stream = connection.stream();
  // What breaks it is said by whoever reads.
  stream.on('error', () => undefined);
  return greeted(connection, stream, await ask(connection, stream, parts.address.host), parts);
});

/** Servers that want TLS first hang up on anything else. */
const wantsTlsFirst = (error: unknown): boolean =>
  error instanceof UpstreamError && (error.cause instanceof HungUp || error.code === 'network.reset');

/** What says more than that somebody hung up: a certificate that is refused, a version. That there is no TLS says nothing. */
const telling =
  /^tls\.(?:self_signed|unknown_issuer|incomplete_chain|expired|not_yet_valid|wrong_host|weak_certificate|client_certificate)$|^service\.version_too_old$/;

/** Keeps what is reported back until it is known whether it counts. */
const held = (): { readonly report: StageReport; readonly to: (report: StageReport) => void } => {
  const stages: Stage[] = [];
  return { report: (stage) => void stages.push(stage), to: (report) => stages.forEach(report) };
};

/** TLS first: what was dialled before is not told again. Rejects with `before` where nothing more is known than that. */
const again = async (parts: ReachParts, before: unknown): Promise<SqlServer> => {
  const { report = () => undefined } = parts;
  const later = held();
  const tell = (): void =>
    later.to((stage) => (stage.stage === 'tls' || stage.stage === 'service' ? report(stage) : undefined));
  try {
    const server = await underTds({ ...parts, report: later.report });
    tell();
    return server;
  } catch (error) {
    if (!(error instanceof UpstreamError && telling.test(error.code))) throw before;
    tell();
    throw error;
  }
};

/** Reaches SQL Server. It is dialled a second time where it hangs up on the first words, as those do that want TLS before them. */
export const reach = async (parts: ReachParts): Promise<SqlServer> => {
  const { report = () => undefined } = parts;
  const verdict = held();
  try {
    return await insideTds({
      ...parts,
      report: (stage) =>
        (stage.stage === 'service' && stage.status === 'failed' ? verdict : { report }).report(stage),
    });
  } catch (error) {
    try {
      if (wantsTlsFirst(error)) return await again(parts, error);
      throw error;
    } catch (last) {
      if (last === error) verdict.to(report);
      throw last;
    }
  }
};
