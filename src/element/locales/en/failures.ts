// English: the words of everything that a check or a probe can end in. Shared by the element and the frame.
// Not here: whose turn it is and what can be done (the contract's table), evidence (evidence.ts), every other sentence.
import type { Action, FailureCode, Owner } from '../../../contract/index.ts';

/** What did not work (`title`), and why and what mends it (`explain`); places as in `sentence`. */
export interface FailureWords {
  readonly title: string;
  readonly explain: string;
  /** Whose turn it is, where it is more than one person's; otherwise the owner's own words say it. */
  readonly turn?: string;
}

/** The words of every code of the contract's failure table. */
export const failureWords: Record<FailureCode, FailureWords> = {
  'input.required': {
    title: 'Something is still missing',
    explain: 'Fill in every field that is marked as required.',
  },
  'input.too_long': {
    title: 'One value is too long',
    explain: 'Shorten it. If you pasted it, check that nothing else came along.',
  },
  'input.malformed': {
    title: 'One value does not have the expected form',
    explain: 'Compare it with the example under the field.',
  },
  'input.not_an_option': {
    title: 'One choice is not on the list',
    explain: 'Choose one of the options that are offered.',
  },
  'input.address_malformed': {
    title: 'This does not look like an address',
    explain:
      'Copy the address from the browser in which you use the system. It looks like https://company.example.com.',
  },
  'input.address_has_credentials': {
    title: 'The address contains a user name or password',
    explain: 'Take out everything between // and @. The sign-in has its own fields.',
  },
  'input.address_needs_https': {
    title: 'The address has to start with https://',
    explain:
      'Over http the password would travel readable by others. Change the start of the address, or ask IT for the https address.',
  },

  'dns.not_found': {
    title: '{host|This address} was not found on the internet',
    explain:
      'Check the spelling first. If the address only works inside your company network, IT can tell you one that can be reached from outside.',
  },
  'dns.timeout': {
    title: 'Looking up {host|the address} took too long',
    explain: 'The name servers of this address did not answer in time. Trying again often helps.',
  },
  'dns.failed': {
    title: 'Looking up {host|the address} failed',
    explain:
      'The name servers, which know where an address lies, answered with an error. IT can check its DNS entry.',
  },

  'network.refused': {
    title: '{host|The server} refused the connection',
    explain:
      'The server exists, but nothing accepts connections on port {port|of this address}. The system may be stopped, use another port, or be closed to the outside.',
  },
  'network.timeout': {
    title: '{host|The server} did not answer',
    explain:
      'Check the address first. If it is right, a firewall most often lets only your own network in: IT can allow connections to port {port|of this address} from the connect service.',
  },
  'network.unreachable': {
    title: 'There is no way to {host|the server}',
    explain: 'The network of this address cannot be reached from the internet. IT can open a way to it.',
  },
  'network.reset': {
    title: '{host|The server} broke off the connection',
    explain:
      'The connection was accepted and then cut, usually by a firewall or a proxy in between. IT can see it in its log.',
  },
  'network.address_not_allowed': {
    title: '{host|This address} is inside a private network',
    explain:
      'The connect service only goes to public addresses unless its operator allows more. Use the address that works from outside, or pass this on to IT.',
  },

  'tls.self_signed': {
    title: 'The certificate of {host|the server} is self-signed',
    explain:
      'Nobody vouches for it, so a password sent there could end up elsewhere. IT can install a certificate from a recognised authority.',
  },
  'tls.unknown_issuer': {
    title: 'Nobody known issued the certificate of {host|the server}',
    explain:
      'It comes from an authority that only your company knows, or the chain is incomplete. IT can install the full chain, or a public certificate.',
  },
  'tls.expired': {
    title: 'The certificate of {host|the server} has expired',
    explain: 'It has to be renewed before anything is sent there. IT can do that.',
  },
  'tls.not_yet_valid': {
    title: 'The certificate of {host|the server} is not valid yet',
    explain: 'Its first day lies ahead, or the clock of the server is wrong. IT can check both.',
  },
  'tls.wrong_host': {
    title: 'The certificate belongs to another address',
    explain:
      'The server answers, but its certificate is not for {host|this address}. Use the address that people open in their browser.',
  },
  'tls.not_tls': {
    title: '{host|The server} does not speak https here',
    explain:
      'Something answers on port {port|of this address}, but not with an encrypted connection. Check the port in the address.',
  },
  'tls.protocol_version': {
    title: 'The encryption of {host|the server} is too old',
    explain: 'It offers only versions that are no longer safe. IT can switch on TLS 1.2 or newer.',
  },
  'tls.timeout': {
    title: '{host|The server} did not finish securing the connection',
    explain:
      'Something accepts connections on port {port|of this address}, but falls silent when encryption is agreed on. IT can see whether it speaks https there.',
  },
  'tls.client_certificate': {
    title: '{host|The server} asks for a client certificate',
    explain: 'It lets in only those who show one. IT can open an address that needs none.',
  },
  'tls.failed': {
    title: 'No secure connection to {host|the server}',
    explain: 'Agreeing on encryption failed. The message for IT has the details.',
  },

  'service.timeout': {
    title: '{host|The system} accepted the connection but stayed silent',
    explain: 'It may be busy or starting up. Try again in a minute; if it stays silent, IT can look at it.',
    turn: 'First you can try again in a minute, then your IT department can solve this',
  },
  'service.not_found': {
    title: 'The system is not at this address',
    explain:
      '{host|The server} answers, but there is nothing at this path. Compare the address with the guide: often a part at its end is missing.',
  },
  'service.not_this_product': {
    title: 'Something else answers at this address',
    explain:
      '{host|The server} was reached, but what answers is not {system|the system you chose}. Compare the address with the guide.',
  },
  'service.other_product': {
    title: 'This is {product|another product}',
    explain:
      'It answers at {host|this address}, where {system|the system you chose} was expected. Compare the address with the one that people open in their browser.',
  },
  'service.redirected': {
    title: 'This address sends visitors elsewhere',
    explain: 'It leads to {location|another address}. Use the address on which you end up in the browser.',
  },
  'service.error': {
    title: 'The system answered with an error of its own',
    explain: '{host|The system} was reached, but failed inside. Its administrator can see why in its log.',
  },
  'service.unavailable': {
    title: 'The system says it is not available now',
    explain: 'It may be in maintenance. Try again later, or ask its administrator.',
  },
  'service.rate_limited': {
    title: 'The system asks for a pause',
    explain: 'It had too many requests. Wait a minute, then try again.',
  },
  'service.too_large': {
    title: 'The answer is far larger than expected',
    explain:
      'This address leads to something other than the interface of the system, its door for programs. Check the part after the host name.',
  },
  'service.unreadable': {
    title: 'The answer cannot be read',
    explain:
      '{host|The server} answers, but not in the form {system|this system} uses. Compare the address with the guide.',
  },
  'service.interrupted': {
    title: 'The check was interrupted on our side',
    explain: 'Nothing is wrong with your details. Run the check again.',
  },

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
  'auth.not_proven': {
    title: 'The system did not ask who is signing in',
    explain:
      'It answers without a password as well, so the sign-in could not be proven. Tell the administrator of the system about it.',
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
  'access.failed': {
    title: 'Asking what this user may read failed',
    explain: 'The sign-in worked. Try again; if it stays so, the administrator can see why in the log.',
  },

  'data.nothing_offered': {
    title: 'Signed in, but there is nothing to read',
    explain: 'There is no data that this user may read. The administrator can grant it.',
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

  'ready.failed': {
    title: 'Storing the connection failed on our side',
    explain: 'Your system answered as it should. Run the check again; nothing has to be typed.',
  },
};

/** Whose turn it is. */
export const ownerWords: Record<Owner, string> = {
  you: 'You can solve this',
  it: 'Your IT department can solve this',
  admin: 'The administrator of {system|the system} can solve this',
  vendor: 'The maker of {system|the system} has to solve this',
  partner: '{app|The app} has to solve this',
  makini: 'This is on our side',
};

/** What the button of each action says. */
export const actionWords: Record<Action, string> = {
  edit: 'Change the details',
  retry: 'Run the check again',
  switch_system: 'Choose another system',
  copy_for_it: 'Copy a message for IT',
  copy_for_admin: 'Copy a message for the administrator',
  copy_for_support: 'Copy a message for support',
};
