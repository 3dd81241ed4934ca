// Here: English, one file for each kind of sentence; this one has what the first screens say, and any screen may need. Not here:
// the screens that are loaded later (later.ts), and labels and help of fields, which come with the step.
export { troubleWords } from './troubles.ts';

/** The sentences of the first screens by key; `messages` may override each. */
export const elementWords = {
  'common.back': 'Back',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.continue': 'Continue',
  'common.copied': 'Copied',
  'common.copy': 'Copy',
  'common.copy_of': 'Copy: {what}',
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
  'idle.again': 'Reconnect the system',
  'idle.continue': 'Continue where you left off',
  'opening.heading': 'Getting things ready',

  'find.heading': 'Which system do you use?',
  'find.label': 'Search for your system',
  'find.placeholder': 'Name, maker or address',
  'find.clear': 'Clear the search',
  'find.popular': 'Often connected',
  'find.preferred': 'Suggested by {app}',
  'find.results': '{count;one=# system;other=# systems}',
  'find.more': 'Show {count@number} more',
  'find.added': '{count;one=# more system is listed;other=# more systems are listed}',
  'find.none': 'No system called “{query}”',
  'find.none_here': 'No system called “{query}” in {kind}',
  'find.also': 'also known as {name}',
  'find.kinds': 'Kind of system',
  'find.every_kind': 'All kinds',
  'find.none_hint': 'Try the name of its maker, or the start of its name.',
  'find.none_listed': 'No systems are offered here at the moment.',
  'find.none_clear': 'Show all systems',
  'find.not_listed': 'My system is not listed',
  'find.ask': 'Ask for this system',
  'find.loading': 'Loading the list of systems',
  'find.failed': 'The list of systems could not be loaded',
  'find.failed_hint': 'The internet connection may be interrupted.',
  'find.try_again': 'Load it again',
  'find.legal': 'Names belong to their owners, who are not affiliated with this service.',
  'find.tiers':
    '“Verified” was tried out with the real system; what has no mark follows its maker’s documentation.',
  'tier.test': 'For trying out',
  'tier.verified': 'Verified',
  'tier.choose_method': 'You choose how to sign in',

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
  'check.reference': 'Reference {reference}',

  'message.subject': 'Connection of {system|a system} with {app}',
  'message.hello': 'Hello,',
  'message.intro_support':
    'I need help with the connection of {system|a system} with {app}. This is where it stands:',
  'message.code': 'Code: {code}',
  'message.reference': 'Reference: {reference}',
  'message.time': 'Time: {time}',
} as const;

/** A key of the first screens' sentences. */
export type ElementKey = keyof typeof elementWords;
