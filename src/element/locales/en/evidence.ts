// English: what the stages of a check are called and can show for themselves. Shared by the element and the frame.
// Not here: failures (failures.ts).
import type { EvidenceCode, StageName } from '../../../contract/index.ts';

/** What was seen, per evidence code; places as in `sentence`. */
export const evidenceWords: Record<EvidenceCode, string> = {
  'dns.resolved': 'Found {host}',
  'network.connected': 'Reached {host} on port {port}',
  'tls.trusted': 'Certificate by {issuer|a recognised authority}, valid until {until@date}',
  'tls.not_used': 'Connection without encryption',
  'service.answered': '{product|The system} answers',
  'service.asks_sign_in': '{host} asks for a sign-in',
  'auth.signed_in': 'Signed in',
  'auth.control_refused': 'Refuses whoever does not sign in',
  'access.tables': '{count;one=# table;other=# tables} can be read',
  'data.records': '{count;one=# record;other=# records} read from {table}',
  'data.newest': 'Newest in {table}: {date@date}',
  'ready.stored': 'Stored encrypted',
};

/** What each stage does, as a line in a list. */
export const stageWords: Record<StageName, string> = {
  input: 'Read the details',
  dns: 'Find the address',
  network: 'Reach the server',
  tls: 'Secure the connection',
  service: 'Recognise the system',
  auth: 'Sign in',
  access: 'See what may be read',
  data: 'Read a first record',
  ready: 'Store the connection',
};
