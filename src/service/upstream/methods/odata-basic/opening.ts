/** What is asked of an OData service before anybody signs in, and how it is read. */
import type { Opening } from '../../http/reach.ts';
import { offersBasic, readingOf, saysOData, serviceFault } from './answer.ts';
import type { Target } from './target.ts';

/** The who-am-I as its own control; an answer that says OData is at least an OData service. */
export const openingOf = ({ host, origin, whoami }: Target): Opening => ({
  host,
  origin,
  questions: [{ url: whoami, faultOf: (answer) => serviceFault(readingOf(answer)) }],
  productName: (found, answers) => found?.product ?? (answers.some(saysOData) ? 'OData service' : undefined),
  asksSignIn: offersBasic,
});
