// Here: signing in with a certificate in the TLS handshake. Not here: the handshake itself (egress/), the certificates of servers.
/** Method `client_certificate`: a certificate and its key, shown in the TLS handshake and nowhere else. */
import { readAddress, type ClientCertificate, type Stage } from '../../../../contract/index.ts';
import type { EgressAnswer, Method, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import type { Ask } from '../../http/ask.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { createHttpMethod } from '../http-api/http-api.ts';
import type { MethodParts } from '../method-parts.ts';
import { identityOf } from './identity.ts';

/** Days before its end from which a certificate is warned of. */
const soon = 30 * 86_400_000;

/** Who shows no certificate is sent away in the handshake, or with HTTP 400: that is the refusal which a control hopes for. */
const sentAway: EgressAnswer = { status: 401, headers: {}, body: '', ms: 0 };

const isSentAway = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'tls.client_certificate';

/** A server that wants a certificate has shown its own by then. */
const secured =
  (report: StageReport): StageReport =>
  (stage: Stage) => {
    const { failure, ...rest } = stage;
    if (failure?.code !== 'tls.client_certificate') return report(stage);
    const { issuer, until } = failure.values;
    const values = { ...(issuer !== undefined && { issuer }), ...(until !== undefined && { until }) };
    return report({ ...rest, status: 'passed', evidence: [{ code: 'tls.trusted', values }] });
  };

/** Systems that do not accept a certificate say so in the handshake, or cut the connection. */
const cut: readonly string[] = ['tls.client_certificate', 'tls.failed', 'network.reset'];

/** TLS 1.3 lets the client finish before the server has judged its certificate: then all that is seen is an end without an answer. */
const isCut = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  (cut.includes(error.code) ||
    (error.code === 'service.unreadable' &&
      error.cause instanceof Error &&
      'code' in error.cause &&
      error.cause.code === 'UND_ERR_SOCKET'));

const asStranger = async (ask: Ask, ...[url, how]: Parameters<Ask>): Promise<EgressAnswer> => {
  try {
    return await ask(url, { ...how, ...(how.onStage && { onStage: secured(how.onStage) }) });
  } catch (error) {
    if (isSentAway(error)) return sentAway;
    throw error;
  }
};

const withCertificate = async (ask: Ask, ...[url, how]: Parameters<Ask>): Promise<EgressAnswer> => {
  try {
    return await ask(url, how);
  } catch (error) {
    if (!isCut(error)) throw error;
    throw new UpstreamError('auth.certificate_refused', error.failure.values, {
      cause: error,
      field: 'certificate',
    });
  }
};

/** Makes the method. */
export const createClientCertificate = (parts: MethodParts): Method =>
  createHttpMethod<ClientCertificate>(parts, {
    id: 'client_certificate',
    refused: 'auth.certificate_refused',
    judge: (_method, { values }) => {
      const reading = readAddress(values['address'] ?? '');
      if (reading.ok && reading.address.scheme !== 'https')
        throw new UpstreamError('input.address_needs_https');
      identityOf(values);
    },
    sign: () => ({}),
    identity: ({ values }) => identityOf(values),
    asking:
      (ask): Ask =>
      (url, how) =>
        how.signedIn ? withCertificate(ask, url, how) : asStranger(ask, url, how),
    account: (_method, { values }) => cleaned(identityOf(values).subject),
    proof: ({ values }) => {
      const { until } = identityOf(values);
      const ends = Date.parse(until) - Date.now() < soon;
      return {
        evidence: [{ code: 'auth.certificate', values: { until } }],
        ...(ends && { warning: failureOf('auth.certificate_ends', { until }) }),
      };
    },
  });
