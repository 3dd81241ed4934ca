/** What is asked before anybody signs in: the greeting, where there is one, and the who-am-I as its own control. */
import type { EgressAnswer } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import type { Opening, Question } from '../../http/reach.ts';
import { faultOf, type Asked } from './answers.ts';
import { jsonIn, textAt } from './pointer.ts';
import type { Place, Target } from './target.ts';

/** The version in the greeting, where the catalogue says where it stands. */
const versionIn = ({ api: { hello } }: Target, answers: readonly EgressAnswer[]): string => {
  const [greeting] = answers;
  if (!hello?.version || !greeting) return '';
  const { header, at } = hello.version;
  const said = header === undefined ? textAt(jsonIn(greeting.body), at ?? '') : greeting.headers[header];
  return cleaned(said ?? '', 20);
};

const asksSignIn = ({ status, headers }: EgressAnswer): boolean =>
  status === 401 || status === 403 || headers['www-authenticate'] !== undefined;

/** The questions of one system, and how their answers are read. */
export const openingOf = (target: Target): Opening => {
  const { api, host, origin, knows } = target;
  const question = (asked: Asked, place: Place, post?: string): Question => ({
    url: target.url(place),
    post,
    faultOf: (answer) => faultOf({ ...api, knows }, asked, answer),
  });
  const control = question('control', api.whoami, api.whoami.post);
  return {
    host,
    origin,
    questions: api.hello ? [question('hello', api.hello), control] : [control],
    productName: (found, answers) => found && `${found.product} ${versionIn(target, answers)}`.trim(),
    asksSignIn,
  };
};
