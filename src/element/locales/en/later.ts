// English: what the screens after the search say, loaded with them. Not here: the search and what frames every screen (element.ts).
export * from './shared.ts';

/** The sentences of the later screens by key; `messages` may override each. */
export const laterWords = {
  'prepare.heading': 'Before you connect {system}',
  'prepare.have': 'Have ready',
  'prepare.do': 'How to get it',
  'prepare.copy': 'To hand on',
  'prepare.go': 'I have everything',
  'guide.updated': 'As of {date@date}',

  'form.heading': 'Connect {system}',
  'form.safe': 'What you type goes encrypted to the connect service. {app} never sees it.',
  'form.guide': 'How to find these details',
  'form.loading': 'Loading the form',
  'form.declined': 'Nothing was connected. What you typed is still here, except passwords.',
  'form.moved':
    'The page moved this form. What you typed is still here; only the password has to be typed again.',

  'authorize.heading': 'Sign in to {system}',
  'authorize.safe': 'You type your password at {host} alone. {app} and the connect service never see it.',
  'authorize.guide': 'If the sign-in shows an error',

  'check.heading': 'Checking the connection to {system}',
  'check.lead': 'This usually takes a few seconds.',
  'check.worked': 'What worked: {what}',
  'check.worked.dns': 'the address',
  'check.worked.network': 'the way to the server',
  'check.worked.tls': 'the secure connection',
  'check.worked.service': 'the system’s answer',
  'check.worked.auth': 'the sign-in',
  'check.worked.access': 'the permission to read',
  'check.worked.data': 'a first record',
  'check.list': 'What was checked',
  'check.ms': '{ms@number} ms',
  'check.seconds': '{seconds@number} s',
  'check.status.pending': 'not yet',
  'check.status.running': 'running',
  'check.status.passed': 'done',
  'check.status.warning': 'done, with a note',
  'check.status.failed': 'did not work',
  'check.status.skipped': 'not reached',
  'check.status.needs_action': 'waiting for somebody',

  'choose.heading.company': 'Which company is it about?',
  'choose.heading.site': 'Which site is it about?',
  'choose.heading.tenant': 'Which tenant (an area of its own in the system) is it about?',
  'choose.heading.database': 'Which database is it about?',
  'choose.lead':
    'This sign-in sees {count;one=# of them;other=# of them}. Choose one; others can be connected later.',
  'choose.only': 'This sign-in sees this one alone.',
  'choose.filter': 'Filter the list',
  'choose.declined': 'Nothing was connected. Choose another one, or go back to the sign-in details.',
  'choose.none': 'Nothing on the list matches.',

  'proof.heading': '{system} answers',
  'proof.newest': 'Newest in {table}',
  'proof.date': '{date@date}',
  'proof.question': 'Is this yours?',
  'proof.yes': 'Yes, hand it over to {app}',
  'proof.no': 'No, go back',

  'connected.lead': '{app} can now read from it. There is nothing left to do here.',
  'connected.proven': 'What was tried out',
  'connected.warnings': 'Good to know',
  'connected.done': 'Done',
} as const;

/** A key of the later screens' sentences. */
export type LaterKey = keyof typeof laterWords;
