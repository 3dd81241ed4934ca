// English: the words of what can go wrong from the sign-in on, the wait for it included. Not here: what comes before it (reaching-failures.ts).
import type { FailureWords } from '../failure-words.ts';

/** Words by code, for the stages auth, access, data and ready; places as in `sentence`. */
export const signingInFailures = {
  'auth.refused': {
    title: 'The sign-in was refused',
    explain:
      '{host|The system} was reached, but does not accept this user name and password. Type the password again, with Caps Lock off. After several tries some systems lock the user.',
  },
  'auth.refused_before': {
    title: 'The same password was refused a moment ago',
    explain:
      'To keep the user from being locked it was not sent again. Correct it, or send it again if the password was changed in the system.',
  },
  'auth.password_expired': {
    title: 'The password has expired',
    explain:
      'The system says that it has to be changed first. Sign in to the system once, set a new password, and type that here.',
  },
  'auth.key_refused': {
    title: 'The key was refused',
    explain:
      '{host|The system} was reached, but does not accept this key. Copy it again, whole; if it was replaced, use the new one.',
  },
  'auth.token_refused': {
    title: 'The token was refused',
    explain:
      '{host|The system} was reached, but does not accept this token. Copy it again, whole; if it was withdrawn, make a new one.',
  },
  'auth.token_expired': {
    title: 'The token has expired',
    explain: '{host|The system} says so itself. Make a new token there and put it in here.',
  },
  'auth.client_refused': {
    title: 'The client ID and secret were refused',
    explain:
      '{host|The sign-in service} was reached, but does not accept them. Copy both again; they belong together.',
  },
  'auth.client_secret_expired': {
    title: 'The client secret has expired',
    explain: '{host|The sign-in service} says so itself. Make a new secret there and put it in here.',
  },
  'auth.client_not_allowed': {
    title: 'This client may not sign in in this way',
    explain:
      'The client ID is known, but not allowed to use this kind of sign-in. The administrator can allow it.',
  },
  'auth.server_not_registered': {
    title: 'This address has another sign-in service',
    explain:
      '{app|The app} is registered elsewhere, so nothing was sent to {host|it}. Compare the address with the one that you see in the browser when you use the system.',
  },
  'auth.registration_unusable': {
    title: 'The registration of {app|the app} does not work here',
    explain:
      'At this system {app|the app} has a client ID and secret of its own. They were changed or removed, or the system does not accept them. What you typed is fine: {app|the app} has to put it right.',
  },
  'auth.redirect_not_registered': {
    title: 'The way back from the sign-in is not registered',
    explain:
      'The system only sends people back to addresses it knows. The administrator can add the redirect address from the guide, letter by letter.',
  },
  'auth.scope_refused': {
    title: 'The system does not grant the permissions asked for',
    explain:
      'The sign-in itself works. The administrator can allow them for this client: {scope|they are listed in the guide}.',
  },
  'auth.consent_denied': {
    title: 'The permission was not given',
    explain: 'In the other tab the access was declined. Sign in again and agree, or ask somebody who may.',
  },
  'auth.sign_in_expired': {
    title: 'Nobody came back from the sign-in',
    explain:
      'The tab in which you were signing in was closed, or it took too long. Open it again; nothing else has to be repeated.',
  },
  'auth.sign_in_replaced': {
    title: 'This sign-in was replaced by a newer one',
    explain: 'Only the tab opened last counts. Open the sign-in again and finish it there.',
  },
  'auth.other_browser': {
    title: 'The sign-in was finished in another browser',
    explain: 'To be safe it only counts in the browser in which it began. Open it again from here.',
  },
  'auth.issuer_mismatch': {
    title: 'The answer came from another sign-in service',
    explain:
      '{issuer|It} is not the one that you were sent to, so the answer was not used. If it happens again, the administrator has to look at it.',
  },
  'auth.code_refused': {
    title: 'The sign-in service took back its answer',
    explain:
      'You signed in, but its answer could not be redeemed: it had expired or was used before. Open the sign-in again.',
  },
  'auth.provider_error': {
    title: 'The sign-in service answered with an error of its own',
    explain:
      'It was reached, but could not finish. Open the sign-in again; if it stays so, the administrator can see why in its log.',
  },
  'auth.refresh_refused': {
    title: 'The permission has ended',
    explain:
      'The system no longer renews the access: it was withdrawn, or nobody used it for long. Sign in once more.',
  },
  'auth.account_locked': {
    title: 'The user is locked',
    explain:
      'The system says so itself, so the password may well be right. The administrator can unlock the user.',
  },
  'auth.account_disabled': {
    title: 'The user is switched off',
    explain:
      'The system knows the user, but no longer lets it in. The administrator can switch it on, or make one for this connection.',
  },
  'auth.too_many_attempts': {
    title: 'The system takes no more attempts for now',
    explain:
      'There were too many sign-ins that failed. Wait a few minutes: until then it refuses the right password, too.',
  },
  'auth.tries_spent': {
    title: 'A pause, so that the account is not locked',
    explain:
      'The system refused this account several times within minutes. Trying goes on in {minutes;one=# minute;other=# minutes}, with what is typed or with another password. Its administrator can tell which one is right.',
  },
  'service.queue_full': {
    title: 'Many checks wait for this system',
    explain:
      'Only a few ask it at a time, so that it stays quick for those who work with it. Try again in a minute; what is typed is kept.',
  },
  'auth.second_factor': {
    title: 'The system asks for a second factor',
    explain:
      'A program cannot answer it. The administrator can make a user for this connection that needs none, or an API key.',
  },
  'auth.address_not_allowed': {
    title: 'The system lets in only known senders',
    explain:
      'It was reached, but does not accept sign-ins from {address|the address of the connect service}. IT can add it.',
  },
  'auth.sign_in_not_allowed': {
    title: 'This user may not sign in',
    explain:
      'The system knows it, but it is not meant for signing in. The administrator can allow it, or name another user.',
  },
  'auth.no_licence': {
    title: 'There is no licence for this user',
    explain:
      'The details are right, but all licences are taken or the user has none. The administrator can assign one.',
  },
  'auth.session_ended': {
    title: 'The system ended the session too early',
    explain:
      'The sign-in worked, and was over before anything could be read. Try again; the administrator can see why in the log.',
  },
  'auth.not_permitted': {
    title: 'The user exists, but may not sign in this way',
    explain: 'The administrator of the system can allow this user to use its interface.',
  },
  'auth.basic_not_offered': {
    title: 'The system does not take a user name and password here',
    explain:
      'It asks for another way to sign in. The administrator can switch this one on, or tell you which one is in use.',
  },
  'auth.sign_in_page': {
    title: 'The system answered with its sign-in page',
    explain:
      'That is how it answers people, not programs. The administrator can tell you the address of its interface, or allow this user to use it.',
  },
  'auth.failed': {
    title: 'Signing in did not work',
    explain:
      'The system answered in a way that says neither yes nor no. Try again, or ask its administrator.',
  },
  'auth.no_test_path': {
    title: 'Nothing answers at the path to test',
    explain:
      '{host|The server} is there, and has nothing at the path that was named for testing. Compare the path with the documentation of its interface.',
  },
  'auth.not_proven': {
    title: 'The system did not ask who is signing in',
    explain:
      'It answers without a password as well, so the sign-in could not be proven. Tell the administrator of the system about it.',
  },
  'auth.same_for_everybody': {
    title: 'The address answers the same to everybody',
    explain:
      'It answered with and without the sign-in alike, so it is not proven that the sign-in works. A path to test that only signed-in users may read would prove it.',
  },
  'auth.not_tested': {
    title: 'The sign-in was not tested',
    explain:
      '{host|The server} was reached. Nothing at this address tells whether it takes the sign-in; a path to test that only signed-in users may read would tell.',
  },

  'access.forbidden': {
    title: 'Signed in, but not permitted to read',
    explain:
      'The password is right. The user still lacks the permission to read the data; the administrator of the system can grant it.',
  },
  'access.partial': {
    title: 'Some of the data is closed to this user',
    explain: 'The rest works. Tell the administrator which data is missing: more can be opened later.',
  },
  'access.api_switched_off': {
    title: 'The interface of the system is switched off',
    explain:
      '{host|The system} was reached, but its door for programs is closed for everybody. The administrator can switch it on, as the guide shows.',
  },
  'access.scope_missing': {
    title: 'The permissions do not cover the data',
    explain:
      'Signing in worked, but what was permitted does not include reading the data. The administrator can grant {scope|those in the guide}.',
  },
  'access.role_missing': {
    title: 'The user lacks a role',
    explain:
      'The sign-in worked. The user still needs {role|the role that the guide names}; the administrator can assign it.',
  },
  'access.module_missing': {
    title: 'A part of the system is missing',
    explain:
      'The sign-in worked, but {module|the part with the data} is not installed or not licensed. The administrator can add it.',
  },
  'access.schema_missing': {
    title: 'There is no schema called {schema|like that}',
    explain:
      'The sign-in worked and the database is there. Check how the name is written, or leave it empty for the usual one.',
  },
  'access.none_to_choose': {
    title: 'This user belongs to no company, site or database',
    explain:
      'The sign-in worked, but there is nothing that could be connected. The administrator can assign the user to one.',
  },
  'access.choice_gone': {
    title: '{choice|What you chose} is no longer there',
    explain: 'Since you chose it, it was removed or closed to this user. Go back and choose again.',
  },
  'access.failed': {
    title: 'Asking what this user may read failed',
    explain: 'The sign-in worked. Try again; if it stays so, the administrator can see why in the log.',
  },

  'data.nothing_offered': {
    title: 'Signed in, but there is nothing to read',
    explain: 'There is no data that this user may read. The administrator can grant it.',
  },
  'data.timeout': {
    title: 'Reading a first record took too long',
    explain:
      'The sign-in worked, but the system did not answer a small question in time. Try again when it is less busy.',
  },
  'data.too_large': {
    title: 'A single answer is larger than can be taken',
    explain:
      'The sign-in worked. The next step is with the makers of the software: the message for support tells them all they need.',
  },
  'data.rate_limited': {
    title: 'The system asks for a pause',
    explain: 'The sign-in worked, but it counts how often it is asked. Wait a minute, then try again.',
  },
  'data.unreadable': {
    title: 'The data came in an unexpected form',
    explain:
      'Everything up to here worked. The next step is with the makers of the software: the message for support tells them all they need.',
  },
  'data.failed': {
    title: 'Reading a first record failed',
    explain: 'The sign-in worked. Try again; if it stays so, the administrator can see why in the log.',
  },
  'data.empty': {
    title: 'There are no records yet',
    explain: 'Everything works, but the first table this user can read is empty.',
  },
  'data.old': {
    title: 'The newest record is from {date@date|long ago}',
    explain:
      'Everything works. If newer records should be there, this may be a copy or a test system; its administrator knows.',
  },

  'ready.already_connected': {
    title: '{system|This system} is connected already',
    explain:
      'With the same user there is a connection from before. Both work; {app|the app} may show the data twice.',
  },
  'ready.failed': {
    title: 'Storing the connection failed on our side',
    explain: 'Your system answered as it should. Run the check again; nothing has to be typed.',
  },
} as const satisfies Record<string, FailureWords>;
