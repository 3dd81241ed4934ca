// The quiet line under the address: what was seen there before anybody signs in.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Probe } from '../../../contract/index.ts';
import type { Dispatch, Form, Look } from '../state.ts';
import type { Words } from '../words.ts';
import { icon, spinner } from './icon.ts';

/** A line to show: how it looks, what it says, and what to do about it. */
interface Line {
  readonly tone: 'running' | 'passed' | 'failed' | 'other';
  readonly text: string;
  readonly explain?: string;
}

/** What the line says; undefined while there is nothing to say. */
export const lookText = ({ look, step }: Form, words: Words): Line | undefined => {
  if (look.is === 'none' || look.is === 'due') return undefined;
  if (look.is === 'running')
    return { tone: 'running', text: words.say('probe_running', { host: look.host }) };
  if (look.probe.status === 'reached') return reached(look, words);
  if (look.probe.status === 'failed') return failed(look, step.system.name, words);
  const product = look.probe.suggestion?.name ?? look.probe.product;
  return { tone: 'other', text: words.say('probe_other', { product, system: step.system.name }) };
};

type Known = Extract<Look, { is: 'known' }>;

const reached = ({ host, probe }: Known, words: Words): Line => {
  const until = certificateUntil(probe);
  const values = { host, product: probe.product, until };
  return {
    tone: 'passed',
    text: words.say(until === undefined ? 'probe_reached' : 'probe_reached_until', values),
  };
};

const certificateUntil = ({ stages }: Probe): string | number | undefined =>
  stages.flatMap(({ evidence }) => evidence).find(({ code }) => code === 'tls.trusted')?.values['until'];

/** The first letters of a name are no such address yet: that is said only once the person has left the field. */
const failed = ({ host, probe, finished }: Known, system: string, words: Words): Line | undefined => {
  const failure = probe.stages.find((stage) => stage.failure)?.failure;
  if (!failure || (!finished && /^(input|dns)\./.test(failure.code))) return undefined;
  const { title, explain } = words.failure(failure, { host, system });
  return { tone: 'failed', text: title, explain };
};

/** Draws the line; nothing while there is nothing to say. */
export const lookView = (form: Form, words: Words, dispatch: Dispatch): TemplateResult | typeof nothing => {
  const line = lookText(form, words);
  if (!line) return nothing;
  return html`<div class="look ${line.tone}" id="address-look">
    ${lineView(line, form, words, dispatch)}
  </div>`;
};

const lineView = (line: Line, { look }: Form, words: Words, dispatch: Dispatch): TemplateResult => html`
  ${line.tone === 'running' ? spinner() : icon(line.tone === 'other' ? 'notice' : line.tone)}
  <p>
    <span class="said">${line.text}</span>
    ${line.explain ? html`<span class="explain">${line.explain}</span>` : nothing}
    ${look.is === 'known' && look.probe.suggestion ? switchView(look.probe.suggestion, words, dispatch) : nothing}
  </p>
`;

const switchView = (
  { id, name }: { id: string; name: string },
  words: Words,
  dispatch: Dispatch,
): TemplateResult => html`
  <button type="button" class="link" @click=${() => dispatch({ type: 'switch_pressed', system: id })}>
    ${words.say('probe_switch', { name })}
  </button>
`;
