// Building the product's pages in the browser: nodes, never markup, so that the strictest content policy holds.

/** An element with attributes and children; text is text. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value !== false && value !== undefined)
      node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Asks the product's backend; rejects with an Error whose message a person can read and whose `code` support can. */
export async function ask(path, method = 'GET') {
  let answer;
  try {
    answer = await fetch(path, { method, headers: { accept: 'application/json' } });
  } catch {
    throw new Error('Larkfield cannot be reached. Check your network and try again.');
  }
  if (answer.status === 204) return undefined;
  const body = await answer.json().catch(() => ({}));
  if (answer.status === 401) location.assign('/sign-in');
  if (!answer.ok) throw refusal(answer.status, body);
  return body;
}

const sentences = {
  service_unreachable: 'The connection service does not answer right now.',
  unauthorized: 'The token no longer works: this connection was ended. Connect the system again.',
  reauthorization_required: 'The system wants somebody to sign in again: Reconnect, in the list above.',
  connection_paused: 'Paused: nothing is read until somebody resumes it.',
  upstream_failed: 'The system did not answer as expected.',
};

const unreachable =
  'The system could not be reached. It may be switched off, or have moved to another address.';
const forbidden =
  'The system could not be reached: the connection service is not allowed to go to its address any more.';
/** What the customer's system did, by the failure's code or the first half of it. */
const failures = {
  'network.address_not_allowed': forbidden,
  dns: unreachable,
  network: unreachable,
  tls: 'The system could not be reached safely: its certificate is not what it should be.',
  service: 'The system answered, but not as it should. It may be down for maintenance.',
  auth: 'The system refused the sign-in. Connect it again with details that work.',
  access: 'The user who signed in may not read this. An administrator of the system can allow it.',
};

function refusal(status, { code, message, failure }) {
  const words = failures[failure] ?? failures[failure?.split('.')[0]] ?? sentences[code];
  const error = new Error(words ?? message ?? `Larkfield answered with ${status}.`);
  return Object.assign(error, { code: failure ?? code });
}

/** A box that says what did not work, with its code in small for who needs it, and offers to try again. */
export function trouble(text, again, code) {
  return el(
    'div',
    { class: 'problem', role: 'alert' },
    el('p', {}, text),
    code ? el('p', { class: 'code' }, 'Code ', el('code', {}, code)) : null,
    el('button', { type: 'button', class: 'button', click: again }, 'Try again'),
  );
}
