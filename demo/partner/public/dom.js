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

/** Asks the product's backend; rejects with an Error whose message a person can read. */
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
  if (!answer.ok)
    throw new Error(sentences[body.code] ?? body.message ?? `Larkfield answered with ${answer.status}.`);
  return body;
}

const sentences = {
  service_unreachable: 'The connection service does not answer right now.',
  unauthorized: 'The token no longer works: this connection was ended. Connect the system again.',
  reauthorization_required: 'The system wants somebody to sign in again. Connect it again.',
};

/** A box that says what did not work and offers to try again. */
export function trouble(text, again) {
  return el(
    'div',
    { class: 'problem', role: 'alert' },
    el('p', {}, text),
    el('button', { type: 'button', class: 'button', click: again }, 'Try again'),
  );
}
