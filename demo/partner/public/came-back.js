// What the page says to somebody who comes back from the connect service's own page: `?makini=…`, read once and then gone.
const sentences = {
  connected: ['good', 'Connected. The system is in the list below.'],
  cancelled: ['plain', 'You stopped. Nothing was connected.'],
  expired: ['plain', 'That took too long, and nothing was connected. Start again when you are ready.'],
  customer_changed: ['bad', 'Somebody else is signed in here by now. Nothing was connected.'],
  code_expired: ['bad', 'The way back took too long, and nothing was connected. Start again.'],
};

/** Shows how it went in the page's notice, and takes the word out of the address. */
export function showHowItWent(notice) {
  const url = new URL(location.href);
  const word = url.searchParams.get('makini');
  if (word === null || notice === null) return;
  url.searchParams.delete('makini');
  history.replaceState(history.state, '', url);
  const [tone, sentence] = sentences[word] ?? ['bad', `Nothing was connected (${word}). Start again.`];
  notice.dataset.tone = tone;
  notice.textContent = sentence;
  notice.hidden = false;
}
