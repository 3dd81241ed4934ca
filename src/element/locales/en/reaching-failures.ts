// English: the words of what can go wrong until the system answers. Not here: what comes after (signing-in-failures.ts).
import type { FailureWords } from '../failure-words.ts';

/** Words by code, for the stages input, dns, network, tls and service; places as in `sentence`. */
export const reachingFailures = {
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
  'input.port_malformed': {
    title: 'This is not a port',
    explain: 'A port is a number from 1 to 65535. Leave the field empty if nobody gave you one.',
  },
  'input.user_has_colon': {
    title: 'The user name contains a colon',
    explain:
      'With this kind of sign-in everything after the colon would count as the password. Use a user name without one; the administrator can make it.',
  },
  'input.secret_unsendable': {
    title: 'The password or key contains a character that cannot be sent',
    explain:
      'Often a line break or a typographic sign came along when it was copied. Copy it again from where it was shown, or type it.',
  },
  'input.token_malformed': {
    title: 'This does not look like a complete token',
    explain: 'Part of it is missing, or something else was copied. Copy the whole token again.',
  },
  'input.token_expired': {
    title: 'This token has already expired',
    explain:
      'It says so itself: it was usable until {until@date|a day that is past}. Make a new one in the system.',
  },

  'dns.not_found': {
    title: '{host|This address} was not found on the internet',
    explain:
      'Check the spelling first. If the address only works inside your company network, IT can tell you one that can be reached from outside.',
  },
  'dns.internal_name': {
    title: '{host|This address} is a name that only your own network knows',
    explain:
      'From outside nobody can find it. IT can tell you the address that works from outside, or open one.',
  },
  'dns.no_address': {
    title: '{host|This name} exists, but leads to no server',
    explain: 'Its DNS entry has no address of a server. IT can complete it.',
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
  'network.own_device': {
    title: '{host|This address} always means the computer it is typed on',
    explain:
      'The connect service would look for the system on itself. Use the name of the server on which the system runs.',
  },

  'tls.self_signed': {
    title: 'The certificate of {host|the server} is self-signed',
    explain:
      'Nobody vouches for it, so a password sent there could end up elsewhere. IT can install a certificate from a recognised authority.',
  },
  'tls.unknown_issuer': {
    title: 'The certificate of {host|the server} comes from an unknown authority',
    explain:
      'Perhaps only your company knows that authority, or the chain is incomplete. IT can install the full chain, or a public certificate.',
  },
  'tls.incomplete_chain': {
    title: 'The certificate chain of {host|the server} is incomplete',
    explain:
      'Browsers often fill the gap themselves, so nobody notices. IT can install the intermediate certificate next to the certificate of the server.',
  },
  'tls.expired': {
    title: 'The certificate of {host|the server} has expired',
    explain: 'It has to be renewed before anything is sent there. IT can do that.',
  },
  'tls.not_yet_valid': {
    title: 'The certificate of {host|the server} is not valid yet',
    explain: 'Its first day lies ahead, or the clock of the server is wrong. IT can check both.',
  },
  'tls.weak_certificate': {
    title: 'The certificate of {host|the server} is too weak',
    explain: 'Its key or its signature is of a kind that can be forged today. IT can have a new one issued.',
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
  'tls.not_offered': {
    title: '{host|The server} does not offer an encrypted connection',
    explain:
      'Without encryption the password would travel readable by others, so it was not sent. The administrator can switch on TLS.',
  },
  'tls.protocol_version': {
    title: 'The encryption of {host|the server} is too old',
    explain: 'It offers only versions that are no longer safe. IT can switch on TLS 1.2 or newer.',
  },
  'tls.no_common_cipher': {
    title: '{host|The server} and the connect service have no encryption in common',
    explain: 'It offers only kinds of encryption that are no longer safe. IT can switch on current ones.',
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
  'service.wrong_protocol': {
    title: 'Something else listens on port {port|of this address}',
    explain:
      '{host|The server} was reached, but what answers there does not speak the language of {system|this system}. Compare address and port with the guide.',
  },
  'service.redirected': {
    title: 'This address sends visitors elsewhere',
    explain: 'It leads to {location|another address}. Use the address on which you end up in the browser.',
  },
  'service.method_refused': {
    title: 'This address does not take requests of this kind',
    explain:
      '{host|The server} answers, but this is a page for people or another interface. Compare the end of the address with the guide.',
  },
  'service.version_too_old': {
    title: 'This version of {system|the system} is too old',
    explain:
      'Version {version|in use} answers; the interface needed came with {needed|a later one}. The administrator can say when it will be updated.',
  },
  'service.error': {
    title: 'The system answered with an error of its own',
    explain: '{host|The system} was reached, but failed inside. Its administrator can see why in its log.',
  },
  'service.unavailable': {
    title: 'The system says it is not available now',
    explain: 'It may be in maintenance. Try again later, or ask its administrator.',
  },
  'service.maintenance': {
    title: '{system|The system} is being maintained',
    explain:
      'It says so itself. Try again when the maintenance is over; its administrator knows when that is.',
  },
  'service.starting': {
    title: '{system|The system} is just starting',
    explain: 'It answers, but is not ready yet. Try again in a minute.',
  },
  'service.too_many_connections': {
    title: '{system|The system} has no free connection left',
    explain:
      'It was reached, but others use all the connections that it allows. Try again in a minute; its administrator can allow more.',
  },
  'service.rate_limited': {
    title: 'The system asks for a pause',
    explain: 'It had too many requests. Wait a minute, then try again.',
  },
  'service.bad_gateway': {
    title: 'Something in front of the system cannot reach it',
    explain:
      '{host|The address} leads to a gateway which answers that the system behind it is away. IT can see which of the two is down.',
  },
  'service.blocked': {
    title: 'A protective wall in front of the system turned us away',
    explain:
      '{host|The address} answers with a page of a firewall instead of the system. IT can let the connect service through.',
  },
  'service.licence_ended': {
    title: 'The licence of {system|the system} has ended',
    explain: 'It was reached and says that its licence is no longer valid. The administrator can renew it.',
  },
  'service.database_missing': {
    title: 'There is no database called {database|like that}',
    explain:
      '{host|The system} was reached and answers. Check how the name is written, capital letters too, or ask the administrator for it.',
  },
  'service.discovery_missing': {
    title: 'The sign-in service was not found at this address',
    explain:
      '{host|The server} answers, but does not say how to sign in. Compare the address with the guide: often a part at its end is missing.',
  },
  'service.discovery_mismatch': {
    title: 'The sign-in service gives another name for itself',
    explain:
      'At {host|this address} it calls itself {issuer|something else}. To be safe nothing was sent. The administrator can correct its public address.',
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
} as const satisfies Record<string, FailureWords>;
