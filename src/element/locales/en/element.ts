// Here: English, one file for each kind of sentence; this one has the screens’. Not here: labels and help of fields, which come
// with the step.

/** The element's sentences by key; `messages` may override each. */
export const elementWords = {
  'common.back': 'Back',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.continue': 'Continue',
  'common.copied': 'Copied',
  'common.copy': 'Copy',
  'common.copy_by_hand': 'Select this text and copy it:',
  'common.test': 'Test',
  'common.test_hint': 'Test mode: nothing here touches live data.',
  'common.working': 'One moment',
  'common.still_trying': 'Still trying. Nothing is lost; this goes on by itself.',
  'common.offline': 'No internet connection at the moment. This goes on by itself as soon as it is back.',
  'common.opens_window': 'opens a new tab',

  'leave.heading': 'Leave?',
  'leave.lead': 'Your answers are kept, passwords are not.',
  'leave.stay': 'Stay',
  'leave.go': 'Leave',

  'idle.heading': 'Connect a system',
  'idle.lead': 'It takes a few minutes. You need to know how people sign in to the system.',
  'idle.start': 'Connect a system',
  'idle.continue': 'Continue where you left off',
  'opening.heading': 'Getting things ready',

  'find.heading': 'Which system do you use?',
  'find.label': 'Search for your system',
  'find.placeholder': 'Name or maker',
  'find.clear': 'Clear the search',
  'find.popular': 'Often connected',
  'find.preferred': 'Suggested by {app}',
  'find.results': '{count;one=# system;other=# systems}',
  'find.more': 'Show {count} more',
  'find.added': '{count;one=# more system is listed;other=# more systems are listed}',
  'find.none': 'No system called “{query}”',
  'find.none_hint': 'Try the name of its maker, or the start of its name.',
  'find.none_listed': 'No systems are offered here at the moment.',
  'find.none_clear': 'Show all systems',
  'find.loading': 'Loading the list of systems',
  'find.failed': 'The list of systems could not be loaded',
  'find.failed_hint': 'The internet connection may be interrupted.',
  'find.try_again': 'Load it again',
  'find.legal': 'Names belong to their owners, who are not affiliated with this service.',
  'find.tiers':
    '“Verified” was tried out with the real system; what has no mark follows its maker’s documentation.',
  'tier.verified': 'Verified',
  'tier.choose_method': 'You choose how to sign in',

  'prepare.heading': 'Before you connect {system}',
  'prepare.have': 'Have ready',
  'prepare.do': 'How to get it',
  'prepare.copy': 'To hand on',
  'prepare.go': 'I have everything',
  'guide.updated': 'As of {date@date}',

  'form.heading': 'Connect {system}',
  'form.safe': 'What you type goes encrypted to the connect service. {app} never sees it.',
  'form.guide': 'How to find these details',
  'form.frame_title': 'Sign-in details for {system|the system}',
  'form.loading': 'Loading the form',
  'form.moved':
    'The page moved this form. What you typed is still here; only the password has to be typed again.',

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
  'check.ms': '{ms} ms',
  'check.seconds': '{seconds} s',
  'check.reference': 'Reference {reference}',
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
  'choose.filter': 'Filter the list',
  'choose.none': 'Nothing on the list matches.',

  'handover.heading': 'Handing over to {app}',
  'handover.lead': 'Everything works. {app} is taking the connection over.',

  'connected.heading': '{system} is connected',
  'connected.lead': '{app} can now read from it. There is nothing left to do here.',
  'connected.proven': 'What was tried out',
  'connected.warnings': 'Good to know',
  'connected.another': 'Connect another system',
  'connected.done': 'Done',

  'pending.heading': 'Connected',
  'pending.lead':
    'Your system answers as it should. {app} could not be told just now and will notice by itself.',

  'ended.heading.cancelled': 'Nothing was connected',
  'ended.lead.cancelled': 'What you typed was destroyed.',
  'ended.heading.expired': 'This took longer than it may',
  'ended.lead.expired': 'For safety everything typed was destroyed. Starting again takes a few minutes.',
  'ended.again': 'Start again',

  'superseded.heading': 'This continues in another window',
  'superseded.lead': 'You opened the same connection somewhere else. Only one window can go on at a time.',
  'superseded.here': 'Continue here',

  'too_old.heading': 'This page is too old',
  'too_old.lead':
    'The next step is newer than the page that shows it. Load the page again; your progress is kept.',
  'trouble.again': 'Try again',
  'trouble.restart': 'Start again',
  'trouble.reload': 'Load the page again',
  'trouble.copy': 'Copy a message for support',
  'trouble.code': 'Code {code}',

  'message.subject': 'Connecting {system} with {app}',
  'message.hello': 'Hello,',
  'message.intro': 'we want to connect {system} with {app}. One thing is in the way:',
  'message.intro_support':
    'I need help with connecting {system|a system} with {app}. This is where it stands:',
  'message.tried': 'What was tried:',
  'message.host': 'Host: {host}',
  'message.port': 'Port: {port}',
  'message.code': 'Code: {code}',
  'message.reference': 'Reference: {reference}',
  'message.time': 'Time: {time}',
} as const;

/** A key of the element's sentences. */
export type ElementKey = keyof typeof elementWords;
