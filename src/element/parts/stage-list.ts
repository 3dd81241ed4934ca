import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { stageNames } from '../../contract/index.ts';
import type { Check, Evidence, Stage } from '../../contract/index.ts';
import { evidenceText, failureText, stageText } from '../locales/words.ts';
import { icons } from './icons.ts';
import type { IconName } from './icons.ts';
import type { Screen } from './screen.ts';

const drawings: Record<Stage['status'], IconName | undefined> = {
  pending: 'dot',
  running: undefined,
  passed: 'check',
  warning: 'note',
  failed: 'cross',
  skipped: 'dot',
  needs_action: 'note',
};

/** All stages of a check in order; those nobody has heard of yet are pending, or not reached once the check has ended. */
export const allStages = (check: Check): readonly Stage[] =>
  stageNames.map(
    (stage): Stage =>
      check.stages.find((each) => each.stage === stage) ?? {
        stage,
        status: check.status === 'running' ? 'pending' : 'skipped',
        evidence: [],
      },
  );

const time = (ms: number, screen: Screen): string =>
  ms < 1_000
    ? screen.words('check.ms', { ms: Math.round(ms) })
    : screen.words('check.seconds', { seconds: Math.round(ms / 100) / 10 });

/** Evidence as sentences; codes without words are left out. */
export const evidenceTexts = (evidence: readonly Evidence[], screen: Screen): readonly string[] =>
  evidence.flatMap((each) => evidenceText(each, screen.speech) ?? []);

const row = (stage: Stage, screen: Screen): TemplateResult => {
  const drawing = drawings[stage.status];
  const note =
    stage.status === 'warning' && stage.failure
      ? failureText(stage.failure, {}, screen.speech).title
      : undefined;
  return html`<li class="stage" part="stage" data-status=${stage.status}>
    <span class="mark" aria-hidden="true"
      >${drawing ? icons[drawing] : html`<span class="spinner at-once"></span>`}</span
    >
    <span class="what">
      <span>${stageText(stage.stage, screen.speech)}</span>
      <span class="hidden">: ${screen.words(`check.status.${stage.status}`)}</span>
      ${evidenceTexts(stage.evidence, screen).map((text) => html`<span class="small">${text}</span>`)}
      ${note === undefined ? nothing : html`<span class="small">${note}</span>`}
    </span>
    <bdi class="small">${!stage.ms || stage.ms < 1 ? nothing : time(stage.ms, screen)}</bdi>
  </li>`;
};

/** A check as a list of stages, each with its status, evidence and time. */
export const stageList = (check: Check, screen: Screen): TemplateResult =>
  html`<ol class="stages" part="stages">
    ${allStages(check).map((stage) => row(stage, screen))}
  </ol>`;
