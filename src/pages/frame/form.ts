// A form as it opens. What then happens to it is in typing.ts and sending.ts.
import type { Values } from '../../contract/index.ts';
import type { Form, OpenedForm } from './state.ts';

/** A form as it opens: the values kept, else the defaults; the field that the step's problem names is marked. */
export const newForm = ({ step, values, client }: OpenedForm): Form => ({
  key: step.id,
  step,
  client,
  values: startValues(step, values),
  marks: marksOf(step),
  revealed: [],
  advanced: step.fields.some(({ advanced, name }) => advanced && name === step.problem?.field),
  look: { is: 'none' },
  sending: { is: 'idle' },
  renewing: false,
  summary: [],
});

const startValues = ({ fields }: Form['step'], kept: Values): Values =>
  Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'secret')
      .map((field) => [field.name, kept[field.name] ?? field.default ?? '']),
  );

const marksOf = ({ problem }: Form['step']): Form['marks'] =>
  problem?.field === undefined ? {} : { [problem.field]: { typed: true, live: true, code: problem.code } };
