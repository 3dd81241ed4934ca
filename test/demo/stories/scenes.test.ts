import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check, ConnectionStatus, dashboardRoutes, failureCodes, Step } from '../../../src/contract/index.ts';
import type { DashboardRoute, DashboardRouteName, StepKind } from '../../../src/contract/index.ts';
import { waysOut } from '../../../src/element/flow/trouble.ts';
import type { Place } from '../../../src/element/flow/state.ts';
import type { ListSceneModule } from '../../../demo/stories/connections-scene.ts';
import type { DashboardSceneModule } from '../../../demo/stories/dashboard-scene.ts';
import { placeOf, viewNames } from '../../../src/pages/dashboard/address.ts';
import { exportName, sceneId } from '../../../demo/stories/scene.ts';
import type { Scene, SceneModule } from '../../../demo/stories/scene.ts';
import { filesUnder } from '../../../scripts/stamp.ts';
import { nameOfLook, pairwiseLooks, photographed, themes } from '../../../scripts/looks.ts';

const modules = await Promise.all(
  filesUnder(['demo/stories/scenes']).map(async (file) => (await import(`../../../${file}`)) as SceneModule),
);
const all = modules.flatMap(({ title, scenes }) => scenes.map((scene) => ({ title, scene })));
const scenes: readonly Scene[] = all.map(({ scene }) => scene);
const named = (title: string): string[] =>
  modules.find((each) => each.title === title)?.scenes.map(({ name }) => name) ?? [];

test('Each failure of the table has its scene, and each trouble.', () => {
  assert.deepEqual(named('Failures'), failureCodes);
  assert.deepEqual(named('Troubles'), Object.keys(waysOut));
});

test('Each kind of step that the service can send has a scene.', () => {
  const shown = new Set(scenes.map(({ steps }) => steps[0].kind));
  const kinds = Step.def.options.map((option) => [...option.shape.kind.def.values][0] as StepKind);
  assert.ok(kinds.length >= 7);
  assert.deepEqual(
    kinds.filter((kind) => !shown.has(kind)),
    [],
  );
});

/** A scene of each place, by how a scene comes to it. A place without a line does not compile. */
const reaches: Record<Place, (scene: Scene) => boolean> = {
  idle: ({ acts }) => acts?.some((act) => act.do === 'close') ?? false,
  opening: ({ host }) => host === 'silent',
  select: ({ steps }) => steps[0].kind === 'select',
  prepare: ({ steps }) => steps[0].kind === 'prepare',
  form: ({ steps }) => steps[0].kind === 'form',
  authorize: ({ steps }) => steps[0].kind === 'authorize',
  check: ({ steps }) => steps[0].kind === 'check',
  choose: ({ steps }) => steps[0].kind === 'choose',
  replace: ({ steps }) => steps[0].kind === 'replace',
  proof: ({ steps }) => steps[0].kind === 'done' && steps[0].proof !== undefined,
  handover: ({ handOver }) => handOver === 'silent',
  connected: ({ steps, handOver }) => steps[0].kind === 'done' && !steps[0].proof && !handOver,
  settings: ({ steps }) => steps[0].kind === 'settings',
  pending: ({ handOver }) => handOver === 'lost',
  ended: ({ steps }) => steps[0].kind === 'abort',
  superseded: ({ refused }) => refused?.ticket === 'session_superseded',
  fatal: ({ host }) => typeof host === 'object',
  too_old: ({ unknownStep }) => unknownStep ?? false,
};

test('Each place of the flow has a scene.', () => {
  const missing = Object.entries(reaches).filter(([, reached]) => !scenes.some(reached));
  assert.deepEqual(
    missing.map(([place]) => place),
    [],
  );
});

test('What the scenes send is what the contract allows.', () => {
  for (const { steps, probe } of scenes) {
    for (const step of steps) assert.deepEqual(Step.parse(step), step);
    if (probe) Check.shape.stages.parse(probe.stages);
  }
});

test('No two scenes share a name, in the list, in the code or as a session.', () => {
  const twice = (names: readonly string[]): string[] =>
    names.filter((name, at) => names.indexOf(name) !== at);
  assert.deepEqual(twice(all.map(({ title, scene }) => sceneId(title, scene.name))), []);
  for (const { scenes: own } of modules) assert.deepEqual(twice(own.map(({ name }) => exportName(name))), []);
  assert.deepEqual(
    scenes.map(({ name }) => exportName(name)).filter((name) => !/^[A-Za-z_]\w*$/.test(name)),
    [],
  );
});

test('Among the pairwise looks any two values of any two factors meet.', () => {
  const values = {
    theme: themes,
    scheme: ['light', 'dark'],
    dir: ['ltr', 'rtl'],
    width: [360, 960],
    forcedColors: ['none', 'active'],
  } as const;
  const factors = Object.keys(values) as (keyof typeof values)[];
  const apart = factors.flatMap((one) =>
    factors
      .filter((other) => other !== one)
      .flatMap((other) =>
        values[one].flatMap((a) =>
          values[other]
            .filter((b) => !pairwiseLooks.some((look) => look[one] === a && look[other] === b))
            .map((b) => `${one} ${a} with ${other} ${b}`),
        ),
      ),
  );
  assert.deepEqual(apart, []);
  assert.equal(new Set(photographed.map(nameOfLook)).size, 8);
});

test('Each view of the dashboard has a scene, and its service says what the contract allows.', async () => {
  const file = '../../../demo/stories/dashboard/dashboard.ts';
  const { scenes: own } = (await import(file)) as DashboardSceneModule;
  const shown = new Set(own.map(({ at }) => placeOf(at).view));
  assert.deepEqual(
    viewNames.filter((view) => !shown.has(view)),
    [],
  );
  assert.equal(new Set(own.map(({ name }) => exportName(name))).size, own.length);
  for (const { answers } of own)
    for (const [name, answer] of Object.entries(answers)) {
      const { answer: expected }: DashboardRoute = dashboardRoutes[name as DashboardRouteName];
      if (typeof answer === 'object' && 'body' in answer)
        assert.deepEqual(expected.body?.parse(answer.body), answer.body, name);
    }
});

test('The list of connections has a scene for each status, alone, and for none, one and 5,000 of them.', async () => {
  const file = '../../../demo/stories/connections/connections.ts';
  const { scenes: own } = (await import(file)) as ListSceneModule;
  const counts = new Set(own.map(({ connections }) => connections.length));
  assert.deepEqual(
    [0, 1, 5_000].filter((count) => !counts.has(count)),
    [],
  );
  const alone = own.flatMap(({ connections }) => (connections.length === 1 ? connections : []));
  const shown = new Set(alone.map(({ status }) => status));
  assert.deepEqual(
    ConnectionStatus.options.filter((status) => !shown.has(status)),
    [],
  );
  assert.equal(new Set(own.map(({ name }) => exportName(name))).size, own.length);
});
