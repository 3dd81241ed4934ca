/** What the fake service says to each question of the flow, from a scene and how far it has gone. */
import type { CheckEvent, RouteName, Step } from '../../src/contract/index.ts';
import { catalogue, done } from '../../test/element/fixtures/samples.ts';
import type { Scene } from './scene.ts';

/** A scene that is being played: `at` is the step it has come to. */
export interface FlowAnswers {
  readonly id: string;
  readonly scene: Scene;
  at: number;
  lost?: boolean;
}

const client = { name: 'Northwind Uptime', mode: done.connection.mode };

const stepOf = ({ scene, at }: FlowAnswers): Step => scene.steps[at] ?? scene.steps[0];

const go = (answers: FlowAnswers, by: 1 | -1): { step: Step } => {
  answers.at = Math.min(Math.max(answers.at + by, 0), answers.scene.steps.length - 1);
  return { step: stepOf(answers) };
};

/** The body of an answer, before the contract has read it. */
export const answerOf = (answers: FlowAnswers, route: RouteName): unknown => {
  const { id, scene } = answers;
  const step = stepOf(answers);
  switch (route) {
    case 'openSession':
      return {
        session: { id, token: id, expires_in: 7200, idle_seconds: 1800 },
        client,
        customer: { name: 'Acme' },
        connection: scene.connection,
        frame: '/connect/frame.html',
        step,
      };
    case 'step':
      return { step };
    case 'answer':
    case 'frameSubmit':
      return go(answers, 1);
    case 'back':
      return go(answers, -1);
    case 'cancel':
      return { step: { kind: 'abort', id: 'over', back: false, reason: 'cancelled' } };
    case 'systemRequest':
      return { id: 'req_preview' };
    case 'ticket':
      return { ticket: id };
    case 'code':
      return { code: 'c', state: 's', iss: location.origin };
    case 'check':
      return step.kind === 'check' ? step.check : undefined;
    case 'frameOpen':
      return { token: id, step, values: scene.values ?? {}, client };
    case 'frameProbe':
      return { probe: scene.probe };
    case 'personSettings':
      return scene.settings;
    case 'editSettings':
      return scene.kept ?? scene.settings;
    case 'settingsExamples':
      return scene.examples;
    case 'catalogueIndex':
      return scene.catalogue ?? catalogue();
    default:
      return {};
  }
};

const lineOf = (event: CheckEvent): string =>
  `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

const pace = 350;

/** The check's stream: its events one after the other, then the next step; without events a stream that stays open. */
export const eventStream = (answers: FlowAnswers): Response => {
  const { events = [] } = answers.scene;
  let timer: ReturnType<typeof setInterval>;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string): void => controller.enqueue(new TextEncoder().encode(text));
      say(': hello\n\n');
      let next = 0;
      timer = setInterval(
        () => {
          const event = events[next++];
          if (event?.type === 'end') go(answers, 1);
          say(event ? lineOf(event) : ': still here\n\n');
        },
        events.length > 0 ? pace : 10_000,
      );
    },
    cancel: () => clearInterval(timer),
  });
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
};
