/** The order in which a sign-in is tried (RFC 4252): nothing first, as a control, and then what was typed, once. */
import type { AuthenticationType, AuthHandlerMiddleware } from 'ssh2';
import type { Account } from './account.ts';

/** What came of it, as it goes along. */
export interface Tried {
  /** The server wants something for a sign-in: nobody is let in with nothing. */
  control: boolean;
  /** What was typed was sent. */
  sent: boolean;
  /** The server offers no way by which what was typed could be sent. */
  noWay: boolean;
}

const wayFor = ({ secret }: Account, offered: readonly string[]): AuthenticationType | undefined => {
  if (secret.by === 'key') return offered.includes('publickey') ? 'publickey' : undefined;
  return (['password', 'keyboard-interactive'] as const).find((way) => offered.includes(way));
};

/** Makes the handler. Without `signIn` it ends after the control. */
export const trying = (account: Account, tried: Tried, signIn: boolean): AuthHandlerMiddleware => {
  const { username, secret } = account;
  return (left, _partial, next) => {
    // The driver says null before the first.
    const offered = left as AuthenticationType[] | null;
    if (offered === null) return next({ type: 'none', username });
    tried.control = true;
    const way = tried.sent || !signIn ? undefined : wayFor(account, offered);
    if (!way) {
      tried.noWay = signIn && !tried.sent;
      return next(false as unknown as 'none');
    }
    tried.sent = true;
    if (secret.by === 'key') {
      const { key, passphrase } = secret;
      return next({ type: 'publickey', username, key, ...(passphrase !== '' && { passphrase }) } as never);
    }
    if (way === 'password') return next({ type: 'password', username, password: secret.password });
    return next({
      type: 'keyboard-interactive',
      username,
      // One hidden question is the password; whatever else is asked is a second step, and gets no answer.
      prompt: (_name, _about, _lang, prompts, finish) =>
        finish(prompts.length === 1 && prompts[0]?.echo !== true ? [secret.password] : []),
    });
  };
};
