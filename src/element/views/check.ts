import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Action, Failure, StageName } from '../../contract/index.ts';
import type { StateAt } from '../flow/state.ts';
import { endOf } from '../flow/state.ts';
import { listWords } from '../locales/sentence.ts';
import { actionText, failureText, ownerText } from '../locales/words.ts';
import { badge, button, copyButton, copyByHand, headline, nameOf, subheading } from '../parts/elements.ts';
import type { ButtonKind } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import { reportOf } from '../parts/check-report.ts';
import { readyMessage } from '../parts/ready-message.ts';
import type { Screen } from '../parts/screen.ts';
import { stageList } from '../parts/stage-list.ts';
import { headOf, said } from './again.ts';

type Checking = StateAt<'check'>;

const valuesOf = ({ step, opened }: Checking): Record<string, string> => ({
  system: step.system.name,
  app: opened.app,
});

const messageFor = (action: Action, failure: Failure, state: Checking, screen: Screen): string => {
  const values = valuesOf(state);
  const intro =
    action === 'copy_for_support'
      ? screen.words('message.intro_support', values)
      : said('message.intro', values, state.opened, screen);
  return readyMessage(screen, intro, reportOf(failure, state.step.check, values, screen));
};

const actionButton = (
  action: Action,
  kind: ButtonKind,
  failure: Failure,
  state: Checking,
  screen: Screen,
): TemplateResult => {
  const label = actionText(action, screen.speech);
  const busy = state.wait !== 'no';
  switch (action) {
    case 'edit':
    case 'sign_in': // the step before the check is the one that offers it
      return button(kind, label, () => screen.send({ type: 'back_asked' }), { busy });
    case 'retry':
      return button(kind, label, () => screen.send({ type: 'check_again_asked' }), { busy });
    case 'switch_system':
      return button(kind, label, () => screen.send({ type: 'switch_asked' }), { busy });
    default:
      return copyButton(screen, kind, action, label, () => messageFor(action, failure, state, screen));
  }
};

/** What can be done here: going back only where there is a way back; never nothing. */
const offered = ({ primary, others }: Failure, back: boolean): readonly Action[] => {
  const possible = [primary, ...others].filter(
    (action) => back || !['edit', 'sign_in', 'switch_system'].includes(action),
  );
  return possible.length > 0 ? possible.slice(0, 3) : ['retry', 'copy_for_support'];
};

/** Input says nothing that the person does not know, and where `ready` passed nothing failed. */
const isTold = (stage: StageName): stage is Exclude<StageName, 'input' | 'ready'> =>
  stage !== 'input' && stage !== 'ready';

const worked = ({ step }: Checking, screen: Screen): TemplateResult | typeof nothing => {
  const passed = step.check.stages.filter(({ status }) => status === 'passed');
  const names = passed.flatMap(({ stage }) => (isTold(stage) ? screen.words(`check.worked.${stage}`) : []));
  if (names.length === 0) return nothing;
  return html`<p class="worked">
    ${icons.check}<span
      >${screen.words('check.worked', { what: listWords(names, screen.speech.locale) })}</span
    >
  </p>`;
};

const failed = (failure: Failure, state: Checking, screen: Screen): TemplateResult => {
  const { title, explain, turn } = failureText(failure, valuesOf(state), screen.speech);
  const actions = offered(failure, state.step.back);
  return html`<div class="failure" part="failure" data-code=${failure.code}>
    ${headline(screen, title, { mark: badge('cross', 'danger'), line: nameOf(state.step.system) })}
    ${worked(state, screen)}
    <p>${explain}</p>
    <p class="owner">
      ${icons.person}<span>${turn ?? ownerText(failure.owner, valuesOf(state), screen.speech)}</span>
    </p>
    <div class="actions">
      ${actions.map((action, at) =>
        actionButton(action, at === 0 ? 'primary' : 'secondary', failure, state, screen),
      )}
    </div>
    ${copyByHand(screen, actions)}
    ${
      failure.reference === undefined
        ? nothing
        : html`<p class="small">${screen.words('check.reference', { reference: failure.reference })}</p>`
    }
    <slot name="support"></slot>
  </div>`;
};

/** Shows a check while it runs, and what it ended in. */
export const check = (state: Checking, screen: Screen): TemplateResult => {
  const { step } = state;
  const failure = endOf(step.check);
  return html`${
    failure
      ? html`${failed(failure, state, screen)} ${subheading(screen, screen.words('check.list'))}`
      : html`${headline(screen, screen.words('check.heading', { system: step.system.name }), headOf(step.system, state.opened))}
          <p class="lead">${screen.words('check.lead')}</p>`
  }
  ${stageList(step.check, screen)}`;
};
