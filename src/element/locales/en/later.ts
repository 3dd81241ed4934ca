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
  'form.frame_title': 'Sign-in details for {system|the system}',
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
  'choose.heading.way': 'How does {system} let you sign in?',
  'choose.lead':
    'This sign-in sees {count;one=# of them;other=# of them}. Choose one; others can be connected later.',
  'choose.only': 'This sign-in sees this one alone.',
  'choose.filter': 'Filter the list',
  'choose.declined': 'Nothing was connected. Choose another one, or go back to the sign-in details.',
  'choose.none': 'Nothing on the list matches.',

  'way.lead': 'Take the one you have. You can come back and take another.',
  'way.recommended': 'Recommended',
  'way.unsure': 'I don’t know which',
  'way.take': 'Go on with “{way}”: most people have it, and the next screen says how to get it.',
  'way.ask':
    'Ask whoever looks after {system} how programs sign in to it. Its manual calls that “API” or “interface”.',
  'way.password': 'User name and password',
  'way.password.hint': 'Those of a user in the system, best of one made for this connection.',
  'way.key': 'API key',
  'way.key.hint': 'A long code from the system’s settings. An administrator mostly makes it.',
  'way.key_query': 'API key in the address',
  'way.key_query.hint': 'A code that stands at the end of each address, after a “?”. Few systems do this.',
  'way.token': 'Access token',
  'way.token.hint': 'A long code for programs. You make it in your own profile, or an administrator does.',
  'way.page': 'Sign-in page of the system',
  'way.page.hint':
    'You sign in there as always and allow the access. An administrator may have to register an app first.',
  'way.app': 'Registered app',
  'way.app.hint': 'A client ID and a secret. An administrator registers an app in the system to get them.',
  'way.app_password': 'Registered app and user',
  'way.app_password.hint': 'A client ID and a secret from an administrator, and the password of a user.',
  'way.signed': 'Signed requests',
  'way.signed.hint': 'A key and its secret, mostly made by an administrator.',
  'way.certificate': 'Certificate',
  'way.certificate.hint':
    'A certificate and its private key, as two files. The IT department mostly hands them out.',
  'way.opc_ua': 'OPC UA',
  'way.opc_ua.hint': 'The values of machines, from a server whose address begins with opc.tcp.',

  'proof.heading': '{system} answers',
  'proof.newest': 'Newest in {table}',
  'proof.date': '{date@date}',
  'proof.question': 'Is this yours?',
  'proof.yes': 'Yes, hand it over to {app}',
  'proof.no': 'No, go back',

  'handover.heading': 'Handing over to {app}',
  'handover.lead': 'Everything works. {app} is taking the connection over.',
  'pending.heading': 'Connected',
  'pending.lead':
    'Your system answers as it should. {app} could not be told just now and will notice by itself.',

  'connected.heading': '{system} is connected',
  'connected.lead': '{app} can now read from it. There is nothing left to do here.',
  'connected.proven': 'What was tried out',
  'connected.warnings': 'Good to know',
  'connected.another': 'Connect another system',
  'connected.settings': 'Choose what is included',
  'connected.done': 'Done',

  'message.intro': 'we want to connect {system} with {app}. One thing is in the way:',
  'message.tried': 'What was tried:',
  'message.host': 'Host: {host}',
  'message.port': 'Port: {port}',
} as const;

/** A key of the later screens' sentences. */
export type LaterKey = keyof typeof laterWords;
