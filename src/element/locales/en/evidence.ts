// English: what the stages of a check are called and can show for themselves. Shared by the element and the frame.
// Not here: failures (failures.ts).
import type { EvidenceCode, StageName } from '../../../contract/index.ts';

/** What was seen, per evidence code; places as in `sentence`. */
export const evidenceWords: Record<EvidenceCode, string> = {
  'dns.waits_its_turn': 'Others are asking {host}; this check is next in line',
  'dns.resolved': 'Found {host}',
  'network.connected': 'Reached {host} on port {port}',
  'tls.trusted': 'Encrypted; certificate by {issuer|a recognised authority}, valid until {until@date}',
  'tls.not_used': 'Not encrypted',
  'tls.host_key': 'Key {key}',
  'service.answered': '{product|The system} answers',
  'service.asks_sign_in': '{host} asks for a sign-in',
  'service.production': 'It is the system in use',
  'service.test': 'It is a system for tests',
  'auth.signed_in': 'The sign-in works',
  'auth.control_refused': 'Without it the system refuses entry',
  'auth.certificate': 'The certificate shown is valid until {until@date}',
  'access.tables': 'A trial read worked for {count;one=# kind;other=# kinds} of records',
  'data.records': 'Tried with {table}: {count;one=# record;other=# records} came back',
  'data.newest': 'The newest record in {table} is from {date@date}',
  'ready.stored': 'The sign-in details are stored encrypted',
};

/** What each stage does, as a line in a list. */
export const stageWords: Record<StageName, string> = {
  input: 'Look at what was typed',
  dns: 'Find the address',
  network: 'Reach the server',
  tls: 'Secure the connection',
  service: 'Recognise the system',
  auth: 'Sign in',
  access: 'See what this user may read',
  data: 'Read a first record',
  ready: 'Store the connection',
};
